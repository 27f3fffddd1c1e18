namespace Ham10000.Models.Tests;

/// <summary>Torchvision's networks and this library's compute the same, in both modes and at both sizes (Golden/make_torchvision.py).</summary>
/// <remarks>Logits are compared in float32, to 1e-4 of the largest; gradients in float64, to 1e-6 of their norm: in float32, a ReLU near its kink falls to one side on one processor and to the other on the next.
/// Stochastic depth is off on both sides, since its random numbers are not the same.</remarks>
public sealed class TorchvisionTests : TorchTest
{
    /// <summary>Torchvision's networks that are backbones here.</summary>
    public static readonly Backbone[] All =
    [
        Backbone.ResNet18, Backbone.ResNet34, Backbone.ResNet50, Backbone.DenseNet121, Backbone.Vgg16, Backbone.MobileNetV2, Backbone.EfficientNetB0,
        Backbone.ConvNeXtTiny,
    ];

    public static TheoryData<Backbone> Networks => new(All);

    // VGG-16 and ConvNeXt have no batch norm: both modes compute the same.
    public static TheoryData<Backbone> WithBatchNorm =>
        [Backbone.ResNet18, Backbone.ResNet34, Backbone.ResNet50, Backbone.DenseNet121, Backbone.MobileNetV2, Backbone.EfficientNetB0];

    [Theory]
    [MemberData(nameof(Networks))]
    public void StateDict_AgainstTorchvision_HasItsKeysShapesAndNumberOfParameters(Backbone backbone)
    {
        var comparison = new TorchvisionComparison(backbone);
        comparison.OwnKeys().Should().Equal(comparison.Keys);
        comparison.Entry.ParameterCount.Should().Be(comparison.FeatureParameters);
        using var network = comparison.Entry.Create();
        network.parameters().Sum(parameter => parameter.numel()).Should().Be(comparison.FeatureParameters);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void LogitsAndGradients_OfTwoImagesOf100x125_AreEqual(Backbone backbone) =>
        new TorchvisionComparison(backbone).LogitsAndGradientsShouldBeEqual("small", gradientsOf: 2);

    [Theory]
    [MemberData(nameof(Networks))]
    public void LogitsOfTwoImagesAndGradientsOfOne_Of224x224_AreEqual(Backbone backbone) =>
        new TorchvisionComparison(backbone).LogitsAndGradientsShouldBeEqual("large", gradientsOf: 1);

    [Theory]
    [MemberData(nameof(WithBatchNorm))]
    public void GradientsAndStatistics_OfATrainingStep_AreEqual(Backbone backbone) =>
        new TorchvisionComparison(backbone).TrainingStepShouldBeEqual("training", gradientsOf: 2);
}
