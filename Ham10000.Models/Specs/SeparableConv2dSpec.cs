namespace Ham10000.Models;

/// <summary>A depthwise convolution and the 1×1 convolution that mixes its maps, without anything between them.</summary>
/// <remarks>Chollet, "Xception", arXiv:1610.02357. State-dict keys: <c>depthwise_weight</c>, <c>pointwise_weight</c> and <c>bias</c>.</remarks>
/// <param name="Filters">Feature maps that come out, at least 1.</param>
/// <param name="Kernel">Rows and columns of the depthwise window, in pixels, at least 1.</param>
/// <param name="Stride">Pixels from one window to the next, at least 1.</param>
/// <param name="Multiplier">Feature maps between the two for each that goes in, at least 1.</param>
/// <param name="Padding">What lies beyond the border.</param>
/// <param name="Activation">Applied to each output.</param>
/// <param name="Initializer">How both kernels start. The bias starts at zero.</param>
/// <param name="L2">Adds L2 · Σw² over both kernels to the loss; at least 0.</param>
/// <param name="Bias">Whether the 1×1 convolution adds a bias.</param>
public sealed record SeparableConv2dSpec(
    int Filters, int Kernel = 3, int Stride = 1, int Multiplier = 1, Padding Padding = Padding.Same, Activation Activation = Activation.None,
    KernelInitializer Initializer = KernelInitializer.GlorotUniform, double L2 = 0,
    bool Bias = true) : LayerSpec
{
    internal override string KerasName => "separable_conv2d";

    /// <summary>The depthwise half.</summary>
    internal DepthwiseConv2dSpec Depthwise => new(Kernel, Stride, Multiplier, Padding);

    /// <summary>The layer as messages show it.</summary>
    /// <returns>Such as <c>SeparableConv2d(32, kernel 3, Relu)</c>.</returns>
    public override string ToString() => SpecText.Of(
        "SeparableConv2d", Filters, $"kernel {Kernel}", Stride == 1 ? null : $"stride {Stride}", Multiplier == 1 ? null : $"multiplier {Multiplier}",
        Padding == Padding.Same ? null : $"{Padding}", SpecText.Of(Activation), SpecText.OfL2(L2), SpecText.OfBias(Bias), SpecText.Of(Initializer));

    internal override string? Problem(FeatureShape input) => SpecText.OutOfRange("filters", Filters)
        ?? SpecText.Undefined(Activation) ?? SpecText.Undefined(Initializer) ?? SpecText.BadL2(L2) ?? Depthwise.Problem(input);

    internal override FeatureShape OutputShape(FeatureShape input)
    {
        var between = Depthwise.OutputShape(input);
        return FeatureShape.Maps(Filters, between.Height, between.Width);
    }

    internal override Int128 LeastParameters(FeatureShape input) =>
        (Int128)input.Channels * Multiplier * (((Int128)Kernel * Kernel) + Filters);

    internal override bool IsUsual(string property, object? value) => (property, value) is ("l2", 0.0) or ("bias", true);

    internal override LayerModule Create(FeatureShape input, ModuleFactories modules) => new SeparableConvolutionLayer(input.Channels, this);
}
