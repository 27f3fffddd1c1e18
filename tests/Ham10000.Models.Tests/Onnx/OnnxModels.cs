using Ham10000.Dataset;

namespace Ham10000.Models.Tests;

/// <summary>Small models with a task: the architectures, one with every layer, and others that the contract does not hold.</summary>
internal static class OnnxModels
{
    private static readonly Dictionary<string, (ModelBuilder Builder, LabelSchema Labels)> Others = new()
    {
        ["EveryLayer"] = (EveryLayer.Dense(3), new LabelSchema("kind", LabelKind.Multiclass, ["a", "b", "c"])),
        ["Binary"] = (EveryLayer.Dense(1), new LabelSchema("malignant", LabelKind.Binary, ["benign", "malignant"])),
        ["Variant"] = (ModelBuilder.FromBackbone(Backbone.MobileNet, PretrainedWeights.Random).WidthMultiplier(0.25).PadAs(BackbonePadding.PyTorch)
            .Flatten().Dense(7), LabelSchema.Diagnoses),
        ["EndsInBatchNorm"] = (ModelBuilder.FromInput().Named("EndsInBatchNorm").GlobalAveragePooling().Dense(7).BatchNorm(), LabelSchema.Diagnoses),
    };

    /// <summary>Those that are no architectures; the contract has those.</summary>
    public static IEnumerable<string> Names => Others.Keys;

    private static ModelBuilder EveryLayer => Enum.GetValues<Activation>().Aggregate(
        ModelBuilder.FromInput().Named("EveryLayer")
            .BatchNorm().Conv2d(6, kernel: 4, stride: 3).BatchNorm().Conv2d(5, padding: Padding.Valid, activation: Activation.Relu).BatchNorm()
            .MaxPool().Dropout(0.5)
            .DepthwiseConv2d(kernel: 4, multiplier: 2).BatchNorm().Conv2dTranspose(6, kernel: 5).BatchNorm()
            .Conv2dTranspose(4, kernel: 2, stride: 3).Conv2dTranspose(5, stride: 1, padding: Padding.Valid).LayerNorm().MaxPool(4),
        (builder, activation) => builder.Conv2d(5, activation: activation).Activation(activation))
        .Flatten().Dense(8, Activation.Tanh).BatchNorm().Dense(8).BatchNorm().LayerNorm().Dropout(0.5);

    /// <summary>The model for images of 40×36, with formula weights unless its kernels may stay zero.</summary>
    public static ImageModel Create(string name, Standardization? standardization = null, bool fill = true)
    {
        var (builder, labels) = Others.TryGetValue(name, out var other) ? other : (TestModels.All[name].Builder, LabelSchema.Diagnoses);
        var spec = TestModels.Small(builder).Spec;
        var model = fill ? TestModels.Filled(spec) : ImageModel.Empty(spec);
        model.SetTask(labels, new Preprocessing
        {
            Height = model.Height,
            Width = model.Width,
            Standardization = standardization ?? Standardization.ImageNet,
        });
        return model;
    }

    public static RgbImage[] Images(int count, ImageModel model) => FormulaModel.Images(count, model);
}
