namespace Ham10000.Models;

/// <summary>Batch norm over each feature map or each vector component.</summary>
/// <remarks>Ioffe and Szegedy, "Batch normalization", arXiv:1502.03167.</remarks>
/// <param name="Momentum">The share of each batch in the running statistics, torch's sense: 1 less Keras's momentum. Above 0, at most 1.</param>
/// <param name="Epsilon">Added to the variance. Above 0, at most 1.</param>
public sealed record BatchNormSpec(
    double Momentum = BatchNormLayer.DefaultMomentum,
    double Epsilon = BatchNormLayer.DefaultEpsilon) : LayerSpec
{
    internal override string KerasName => "batch_normalization";

    /// <summary>The layer as messages show it.</summary>
    /// <returns>Such as <c>BatchNorm()</c> or <c>BatchNorm(momentum 0.01, epsilon 0.001)</c>.</returns>
    public override string ToString() => SpecText.Of(
        "BatchNorm", Momentum == BatchNormLayer.DefaultMomentum ? null : $"momentum {Momentum}",
        Epsilon == BatchNormLayer.DefaultEpsilon ? null : $"epsilon {Epsilon}");

    internal override string? Problem(FeatureShape input) => Momentum is not (> 0 and <= 1)
        ? $"the momentum must be above 0 and at most 1, got {Momentum}. It is the share of the new batch: 1 less Keras's momentum."
        : Epsilon is > 0 and <= 1 ? null : $"epsilon must be above 0 and at most 1, got {Epsilon}.";

    internal override FeatureShape OutputShape(FeatureShape input) => input;

    internal override Int128 LeastParameters(FeatureShape input) => input.Channels;

    internal override bool IsUsual(string property, object? value) => (property, value) is ("momentum", BatchNormLayer.DefaultMomentum) or ("epsilon", BatchNormLayer.DefaultEpsilon);

    internal override LayerModule Create(FeatureShape input, ModuleFactories modules) =>
        new BatchNormLayer(input.Channels) { Momentum = Momentum, Epsilon = Epsilon };
}
