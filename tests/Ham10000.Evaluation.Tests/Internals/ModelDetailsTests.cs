using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Evaluation.Tests;

[Collection(TorchTests.Name)]
public sealed class ModelDetailsTests
{
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

        var details = ModelDetails.Of(model);

        details[3].Value.Should().Be("8 × 10 pixels (height × width), stretch, bicubic, hair removed, colour constancy of power 6");
        details[4].Value.Should().Be("each image by its own mean and deviation, per channel");
    }
}
