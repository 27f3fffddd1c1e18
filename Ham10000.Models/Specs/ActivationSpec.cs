namespace Ham10000.Models;

/// <summary>An activation as a layer of its own.</summary>
/// <param name="Function">Applied to each value.</param>
public sealed record ActivationSpec(Activation Function) : LayerSpec
{
    internal override string KerasName => "activation";

    /// <summary>The layer as messages show it.</summary>
    /// <returns>Such as <c>Activation(Relu)</c>.</returns>
    public override string ToString() => SpecText.Of("Activation", Function);

    internal override string? Problem(FeatureShape input) => SpecText.Undefined(Function);

    internal override FeatureShape OutputShape(FeatureShape input) => input;

    internal override LayerModule Create(FeatureShape input, ModuleFactories modules) => new ActivationLayer(Function);
}
