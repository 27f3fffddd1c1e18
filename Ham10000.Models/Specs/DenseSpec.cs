namespace Ham10000.Models;

/// <summary>A fully connected layer over vectors.</summary>
/// <param name="Units">Outputs, at least 1.</param>
/// <param name="Activation">Applied to each output.</param>
/// <param name="L2">Adds L2 · Σw² over the kernel to the loss; at least 0.</param>
/// <param name="Initializer">How the kernel starts. The bias starts at zero.</param>
public sealed record DenseSpec(
    int Units, Activation Activation = Activation.None, double L2 = 0, KernelInitializer Initializer = KernelInitializer.GlorotUniform) : LayerSpec
{
    internal override string KerasName => "dense";

    /// <summary>The layer as messages show it.</summary>
    /// <returns>Such as <c>Dense(64, Relu)</c>.</returns>
    public override string ToString() => SpecText.Of("Dense", Units, SpecText.Of(Activation), SpecText.OfL2(L2), SpecText.Of(Initializer));

    internal override string? Problem(FeatureShape input) =>
        SpecText.OutOfRange("units", Units)
        ?? SpecText.Undefined(Activation) ?? SpecText.Undefined(Initializer)
        ?? SpecText.BadL2(L2)
        ?? (input.IsMaps ? $"expects vectors (N, F), got {input}. Put Flatten() or GlobalAveragePooling() before it." : null);

    internal override FeatureShape OutputShape(FeatureShape input) => FeatureShape.Vector(Units);

    internal override Int128 LeastParameters(FeatureShape input) => (Int128)input.Channels * Units;

    internal override LayerModule Create(FeatureShape input, ModuleFactories modules) => new DenseLayer(input.Channels, this);
}
