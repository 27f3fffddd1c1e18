namespace Ham10000.Models;

/// <summary>A transposed convolution, which enlarges feature maps: the gradient of a convolution as a layer.</summary>
/// <param name="Filters">Feature maps that come out, at least 1.</param>
/// <param name="Kernel">Rows and columns over which each pixel is spread, at least 1.</param>
/// <param name="Stride">Output pixels from one input pixel to the next, at least 1.</param>
/// <param name="Padding">Same gives size · stride rows and columns; Valid also keeps what is spread beyond them.</param>
/// <param name="Activation">Applied to each output.</param>
/// <param name="Initializer">How the kernel starts. The bias starts at zero.</param>
/// <param name="L2">Adds L2 · Σw² over the kernel to the loss; at least 0.</param>
/// <param name="Bias">Whether a bias is added.</param>
public sealed record Conv2dTransposeSpec(
    int Filters, int Kernel = 3, int Stride = 2, Padding Padding = Padding.Same, Activation Activation = Activation.None,
    KernelInitializer Initializer = KernelInitializer.GlorotUniform, double L2 = 0,
    bool Bias = true) : LayerSpec
{
    internal override string KerasName => "conv2d_transpose";

    /// <summary>The layer as messages show it.</summary>
    /// <returns>Such as <c>Conv2dTranspose(32, kernel 3, stride 2, Relu)</c>.</returns>
    public override string ToString() => SpecText.Of(
        "Conv2dTranspose", Filters, $"kernel {Kernel}", $"stride {Stride}", Padding == Padding.Same ? null : $"{Padding}",
        SpecText.Of(Activation), SpecText.OfL2(L2), SpecText.OfBias(Bias), SpecText.Of(Initializer));

    internal override string? Problem(FeatureShape input) =>
        SpecText.OutOfRange("filters", Filters) ?? SpecText.OutOfRange("kernel", Kernel) ?? SpecText.OutOfRange("stride", Stride)
        ?? SpecText.Undefined(Padding) ?? SpecText.Undefined(Activation) ?? SpecText.Undefined(Initializer) ?? SpecText.BadL2(L2)
        ?? NeedsMaps(input)
        ?? SpecText.TooLarge(input, Filters, Size(input.Height), Size(input.Width), "stride or kernel");

    internal override FeatureShape OutputShape(FeatureShape input) => FeatureShape.Maps(Filters, (int)Size(input.Height), (int)Size(input.Width));

    internal override Int128 LeastParameters(FeatureShape input) => (Int128)input.Channels * Filters * Kernel * Kernel;

    internal override bool IsUsual(string property, object? value) => (property, value) is ("l2", 0.0) or ("bias", true);

    internal override LayerModule Create(FeatureShape input, ModuleFactories modules) => new TransposedConvolutionLayer(input.Channels, this);

    private long Size(int size) => TransposedConvolutionLayer.OutputSize(size, this);
}
