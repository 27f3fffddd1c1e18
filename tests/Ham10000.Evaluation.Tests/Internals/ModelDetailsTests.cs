using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Evaluation.Tests;

[Collection(TorchTests.Name)]
public sealed class ModelDetailsTests
{
    private static LesionRecord Record { get; } =
        new() { ImageId = "a", LesionId = "a", Diagnosis = Diagnosis.Nv, ImagePath = "/a.jpg", AgeYears = 30, Sex = "female", Localization = "oral cavity" };

    [Fact]
    public void Of_PatientData_SaysWhatIsMissing()
    {
        using var model = ModelBuilder.FromInput(8, 10).Flatten().JoinPatient(columns: PatientColumns.Age | PatientColumns.Localization).Dense(7).Build(seed: 1);
        model.SetTask(LabelSchema.Diagnoses, new Preprocessing { Height = 8, Width = 10, Standardization = Standardization.UnitRange }, new PatientEncoder
        {
            Columns = PatientColumns.Age | PatientColumns.Localization,
            AgeMeanYears = 50,
            AgeDeviationYears = 10,
        });

        var details = ModelDetails.Of(model, ImageSet.FromRecords([Record, Record with { ImageId = "b", AgeYears = null, Localization = "back" }], "test"));

        details.Single(d => d.Key == "patient data").Value.Should().Be("age, localization; missing in 2 images: age 1, localization 1. "
            + "The localization of 1 of 2 images of the set 'test' is none of HAM10000's 14 sites and counts as missing: 'oral cavity' 1.");
    }

    [Fact]
    public void Of_StepsBeforeResizingAndPerImage_SaysSo()
    {
        using var model = ModelBuilder.FromInput(8, 10).Flatten().Dense(7).Build(seed: 1);
        model.SetTask(LabelSchema.Diagnoses, new Preprocessing
        {
            Height = 8,
            Width = 10,
            HairRemoval = HairRemoval.Default,
            ColorConstancy = ColorConstancy.ShadesOfGray(),
            Standardization = Standardization.PerImagePerChannel,
        });

        var details = ModelDetails.Of(model, ImageSet.FromRecords([Record]));

        details[3].Value.Should().Be("8 × 10 pixels (height × width), stretch, bicubic, hair removed, colour constancy of power 6");
        details[4].Value.Should().Be("each image by its own mean and deviation, per channel");
    }
}
