namespace Ham10000.Models;

/// <summary>A depthwise convolution with bias: each feature map has kernels of its own.</summary>
/// <param name="Kernel">Rows and columns of its window, in pixels, at least 1.</param>
/// <param name="Stride">Pixels from one window to the next, at least 1.</param>
/// <param name="Multiplier">Feature maps that come out for each that goes in, at least 1.</param>
/// <param name="Padding">What lies beyond the border.</param>
/// <param name="Activation">Applied to each output.</param>
/// <param name="Initializer">How the kernel starts. The bias starts at zero.</param>
public sealed record DepthwiseConv2dSpec(
    int Kernel = 3, int Stride = 1, int Multiplier = 1, Padding Padding = Padding.Same, Activation Activation = Activation.None,
    KernelInitializer Initializer = KernelInitializer.GlorotUniform) : LayerSpec
{
    private const int MostMaps = 1 << 20;

    internal override string KerasName => "depthwise_conv2d";

    private PaddingRule Rule => PaddingRule.From(Padding);

    /// <summary>The layer as messages show it.</summary>
    /// <returns>Such as <c>DepthwiseConv2d(kernel 3, Relu)</c>.</returns>
    public override string ToString() => SpecText.Of(
        "DepthwiseConv2d", $"kernel {Kernel}", Stride == 1 ? null : $"stride {Stride}", Multiplier == 1 ? null : $"multiplier {Multiplier}",
        Padding == Padding.Same ? null : $"{Padding}", SpecText.Of(Activation), SpecText.Of(Initializer));

    internal override string? Problem(FeatureShape input) =>
        SpecText.OutOfRange("kernel", Kernel) ?? SpecText.OutOfRange("stride", Stride) ?? SpecText.OutOfRange("multiplier", Multiplier)
        ?? SpecText.Undefined(Padding) ?? SpecText.Undefined(Activation) ?? SpecText.Undefined(Initializer)
        ?? NeedsMaps(input)
        ?? ((long)input.Channels * Multiplier <= MostMaps
            ? null
            : $"{input.Channels} × {Multiplier} feature maps are more than {MostMaps:N0}. Use a smaller multiplier.")
        ?? SpecText.WindowTooLarge(Kernel, input, OutputShape(input));

    internal override FeatureShape OutputShape(FeatureShape input) => FeatureShape.Maps(
        input.Channels * Multiplier, Rule.OutputSize(input.Height, Kernel, Stride), Rule.OutputSize(input.Width, Kernel, Stride));

    internal override Int128 LeastParameters(FeatureShape input) => (Int128)input.Channels * Multiplier * Kernel * Kernel;

    internal override LayerModule Create(FeatureShape input, ModuleFactories modules) => new ConvolutionLayer(
        input.Channels, input.Channels * Multiplier, Kernel, Stride, Rule, groups: input.Channels, bias: true, Activation, Initializer);
}
