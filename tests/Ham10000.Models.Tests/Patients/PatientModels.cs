using Ham10000.Dataset;

namespace Ham10000.Models.Tests;

/// <summary>A model that joins patient data and builds in a millisecond, and batches for it.</summary>
internal static class PatientModels
{
    public static PatientEncoder Encoder { get; } = new() { AgeMeanYears = 52.5, AgeDeviationYears = 16.25 };

    public static Preprocessing Preprocessing { get; } = new() { Height = 8, Width = 10, Standardization = Standardization.UnitRange };

    public static PatientFacts[] Patients { get; } =
    [
        new() { AgeYears = 30, Sex = "female", Localization = "back" }, new() { AgeYears = 85, Sex = "unknown", Localization = "scalp" }, PatientFacts.Unknown,
    ];

    public static ModelBuilder Builder(int units = 0) => ModelBuilder.FromInput(8, 10).Named("Joined").Conv2d(4, activation: Activation.Relu).GlobalAveragePooling()
        .JoinPatient(units, units == 0 ? Activation.None : Activation.Relu).Dense(7);

    public static ImageModel Trained(int units = 0)
    {
        var model = Builder(units).Build(seed: 3);
        model.SetTask(LabelSchema.Diagnoses, Preprocessing, Encoder);
        return model;
    }

    public static RgbImage[] Images(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new RgbImage(8, 10, Array.ConvertAll(FormulaFill.Uniform($"image {i}", 8 * 10 * 3), value => (byte)(value * 256))))];

    public static Batch Batch(int count) => Dataset.Batch.FromImages(Images(count), Preprocessing, Encoder, Patients[..count]);
}
