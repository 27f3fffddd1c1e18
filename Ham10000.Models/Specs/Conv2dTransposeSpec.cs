namespace Ham10000.Models;

/// <summary>A transposed convolution with bias, which enlarges feature maps: the gradient of a convolution as a layer.</summary>
/// <param name="Filters">Feature maps that come out, at least 1.</param>
/// <param name="Kernel">Rows and columns over which each pixel is spread, at least 1.</param>
/// <param name="Stride">Output pixels from one input pixel to the next, at least 1.</param>
/// <param name="Padding">Same gives size · stride rows and columns; Valid also keeps what is spread beyond them.</param>
/// <param name="Activation">Applied to each output.</param>
/// <param name="Initializer">How the kernel starts. The bias starts at zero.</param>
public sealed record Conv2dTransposeSpec(
    int Filters, int Kernel = 3, int Stride = 2, Padding Padding = Padding.Same, Activation Activation = Activation.None,
    KernelInitializer Initializer = KernelInitializer.GlorotUniform) : LayerSpec
{
    private const int LargestMap = 16384;

    internal override string KerasName => "conv2d_transpose";

    /// <summary>The layer as messages show it.</summary>
    /// <returns>Such as <c>Conv2dTranspose(32, kernel 3, stride 2, Relu)</c>.</returns>
    public override string ToString() => SpecText.Of(
        "Conv2dTranspose", Filters, $"kernel {Kernel}", $"stride {Stride}", Padding == Padding.Same ? null : $"{Padding}",
        SpecText.Of(Activation), SpecText.Of(Initializer));

    internal override string? Problem(FeatureShape input) =>
        SpecText.OutOfRange("filters", Filters) ?? SpecText.OutOfRange("kernel", Kernel) ?? SpecText.OutOfRange("stride", Stride)
        ?? SpecText.Undefined(Padding) ?? SpecText.Undefined(Activation) ?? SpecText.Undefined(Initializer)
        ?? NeedsMaps(input)
        ?? (Size(input.Height) <= LargestMap && Size(input.Width) <= LargestMap
            ? null
            : $"it makes maps of more than {LargestMap:N0} rows or columns from {input}. Use a smaller stride or kernel.");

    internal override FeatureShape OutputShape(FeatureShape input) => FeatureShape.Maps(Filters, (int)Size(input.Height), (int)Size(input.Width));

    internal override Int128 LeastParameters(FeatureShape input) => (Int128)input.Channels * Filters * Kernel * Kernel;

    internal override LayerModule Create(FeatureShape input, ModuleFactories modules) => new TransposedConvolutionLayer(input.Channels, this);

    private long Size(int size) => TransposedConvolutionLayer.OutputSize(size, this);
}
