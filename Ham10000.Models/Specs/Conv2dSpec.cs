namespace Ham10000.Models;

/// <summary>A convolution with bias.</summary>
/// <param name="Filters">Feature maps that come out, at least 1.</param>
/// <param name="Kernel">Rows and columns of its window, in pixels, at least 1.</param>
/// <param name="Stride">Pixels from one window to the next, at least 1.</param>
/// <param name="Padding">What lies beyond the border.</param>
/// <param name="Activation">Applied to each output.</param>
/// <param name="Initializer">How the kernel starts. The bias starts at zero.</param>
public sealed record Conv2dSpec(
    int Filters, int Kernel = 3, int Stride = 1, Padding Padding = Padding.Same, Activation Activation = Activation.None,
    KernelInitializer Initializer = KernelInitializer.GlorotUniform) : LayerSpec
{
    internal override string KerasName => "conv2d";

    private PaddingRule Rule => PaddingRule.From(Padding);

    /// <summary>The layer as messages show it.</summary>
    /// <returns>Such as <c>Conv2d(32, kernel 3, Relu)</c>.</returns>
    public override string ToString() => SpecText.Of(
        "Conv2d", Filters, $"kernel {Kernel}", Stride == 1 ? null : $"stride {Stride}", Padding == Padding.Same ? null : $"{Padding}",
        SpecText.Of(Activation), SpecText.Of(Initializer));

    internal override string? Problem(FeatureShape input) =>
        SpecText.OutOfRange("filters", Filters) ?? SpecText.OutOfRange("kernel", Kernel) ?? SpecText.OutOfRange("stride", Stride)
        ?? SpecText.Undefined(Padding) ?? SpecText.Undefined(Activation) ?? SpecText.Undefined(Initializer)
        ?? NeedsMaps(input)
        ?? SpecText.WindowTooLarge(Kernel, input, OutputShape(input));

    internal override FeatureShape OutputShape(FeatureShape input) => FeatureShape.Maps(
        Filters, Rule.OutputSize(input.Height, Kernel, Stride), Rule.OutputSize(input.Width, Kernel, Stride));

    internal override Int128 LeastParameters(FeatureShape input) => (Int128)input.Channels * Filters * Kernel * Kernel;

    internal override LayerModule Create(FeatureShape input, ModuleFactories modules) =>
        new ConvolutionLayer(input.Channels, Filters, Kernel, Stride, Rule, groups: 1, bias: true, Activation, Initializer);
}
