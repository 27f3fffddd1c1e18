using Ham10000.Dataset;

namespace Ham10000.Models.Tests;

/// <summary>Models that build in a millisecond, for tests of files and prediction.</summary>
internal static class SmallModels
{
    public static ModelBuilder Builder => ModelBuilder.FromInput(8, 10).Named("Tiny").Conv2d(4, activation: Activation.Relu).BatchNorm().MaxPool(2).Flatten().Dropout(0.5).Dense(7);

    public static Preprocessing Preprocessing { get; } = new()
    {
        Height = 8,
        Width = 10,
        Resize = ResizeMode.Pad,
        Interpolation = Interpolation.Bilinear,
        Standardization = Standardization.DatasetPerChannel with { Mean = new ChannelValues(150.1f, 140.25f, 130), Deviation = new ChannelValues(40, 41, 0.1f) },
    };

    public static ImageModel Trained(int seed)
    {
        var model = Builder.Build(seed);
        model.SetTask(LabelSchema.Diagnoses, Preprocessing);
        return model;
    }

    /// <summary>One whose probabilities are all well above 0, as images in 0..1 leave them.</summary>
    public static ImageModel Unsure(int seed)
    {
        var model = Builder.Build(seed);
        model.SetTask(LabelSchema.Diagnoses, InUnitRange);
        return model;
    }

    public static Preprocessing InUnitRange { get; } = Preprocessing with { Standardization = Standardization.UnitRange };

    public static LabelSchema Sex { get; } = new("sex", LabelKind.Binary, ["female", "male"]);

    public static ImageModel Binary(int seed)
    {
        var model = ModelBuilder.FromInput(8, 10).Named("Two").Flatten().Dense(1).Build(seed);
        model.SetTask(Sex, InUnitRange);
        return model;
    }
}
