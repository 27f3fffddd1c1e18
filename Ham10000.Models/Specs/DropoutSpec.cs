namespace Ham10000.Models;

/// <summary>Zeroes each value with a probability while training and scales the others up; does nothing otherwise.</summary>
/// <param name="Rate">The probability, at least 0 and below 1.</param>
public sealed record DropoutSpec(double Rate) : LayerSpec
{
    internal override string KerasName => "dropout";

    /// <summary>The layer as messages show it.</summary>
    /// <returns>Such as <c>Dropout(0.3)</c>.</returns>
    public override string ToString() => SpecText.Of("Dropout", Rate);

    internal override string? Problem(FeatureShape input) => Rate is >= 0 and < 1 ? null : $"the rate must be at least 0 and below 1, got {Rate}.";

    internal override FeatureShape OutputShape(FeatureShape input) => input;

    internal override LayerModule Create(FeatureShape input, ModuleFactories modules) => new DropoutLayer(Rate);
}
