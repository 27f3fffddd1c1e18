namespace Ham10000.Models;

/// <summary>A depthwise convolution: each feature map has kernels of its own.</summary>
/// <param name="Kernel">Rows and columns of its window, in pixels, at least 1.</param>
/// <param name="Stride">Pixels from one window to the next, at least 1.</param>
/// <param name="Multiplier">Feature maps that come out for each that goes in, at least 1.</param>
/// <param name="Padding">What lies beyond the border.</param>
/// <param name="Activation">Applied to each output.</param>
/// <param name="Initializer">How the kernel starts. The bias starts at zero.</param>
/// <param name="L2">Adds L2 · Σw² over the kernel to the loss; at least 0.</param>
/// <param name="Bias">Whether a bias is added.</param>
/// <param name="Dilation">Pixels from one row or column of the window to the next, at least 1.</param>
public sealed record DepthwiseConv2dSpec(
    int Kernel = 3, int Stride = 1, int Multiplier = 1, Padding Padding = Padding.Same, Activation Activation = Activation.None,
    KernelInitializer Initializer = KernelInitializer.GlorotUniform, double L2 = 0,
    bool Bias = true,
    int Dilation = 1) : LayerSpec
{
    private const int MostMaps = 1 << 20;

    internal override string KerasName => "depthwise_conv2d";

    private PaddingRule Rule => PaddingRule.From(Padding);

    private int Window => ((Kernel - 1) * Dilation) + 1;

    /// <summary>The layer as messages show it.</summary>
    /// <returns>Such as <c>DepthwiseConv2d(kernel 3, Relu)</c>.</returns>
    public override string ToString() => SpecText.Of(
        "DepthwiseConv2d", $"kernel {Kernel}", Stride == 1 ? null : $"stride {Stride}", Multiplier == 1 ? null : $"multiplier {Multiplier}",
        Padding == Padding.Same ? null : $"{Padding}", SpecText.Of(Activation), SpecText.OfL2(L2), SpecText.OfBias(Bias), Dilation == 1 ? null : $"dilation {Dilation}", SpecText.Of(Initializer));

    internal override string? Problem(FeatureShape input) =>
        SpecText.OutOfRange("kernel", Kernel) ?? SpecText.OutOfRange("stride", Stride) ?? SpecText.OutOfRange("multiplier", Multiplier)
        ?? SpecText.Undefined(Padding) ?? SpecText.Undefined(Activation) ?? SpecText.Undefined(Initializer) ?? SpecText.BadL2(L2) ?? SpecText.OutOfRange("dilation", Dilation)
        ?? NeedsMaps(input)
        ?? ((long)input.Channels * Multiplier <= MostMaps
            ? null
            : $"{input.Channels} × {Multiplier} feature maps are more than {MostMaps:N0}. Use a smaller multiplier.")
        ?? SpecText.SpreadTooWide(Kernel, Dilation, input)
        ?? SpecText.WindowTooLarge(Window, input, OutputShape(input));

    internal override FeatureShape OutputShape(FeatureShape input) => FeatureShape.Maps(
        input.Channels * Multiplier, Rule.OutputSize(input.Height, Window, Stride), Rule.OutputSize(input.Width, Window, Stride));

    internal override Int128 LeastParameters(FeatureShape input) => (Int128)input.Channels * Multiplier * Kernel * Kernel;

    internal override bool IsUsual(string property, object? value) => (property, value) is ("l2", 0.0) or ("bias", true) or ("dilation", 1);

    internal override LayerModule Create(FeatureShape input, ModuleFactories modules) => new ConvolutionLayer(
        input.Channels, input.Channels * Multiplier, Kernel, Stride, Rule, groups: input.Channels, Bias, Activation, Initializer)
    {
        L2 = L2,
        Dilation = Dilation,
    };
}
