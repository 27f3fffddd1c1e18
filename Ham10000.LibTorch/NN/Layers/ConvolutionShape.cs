namespace TorchSharp.Modules;

/// <summary>The numbers that make a two-dimensional convolution.</summary>
internal readonly record struct ConvolutionShape(long In, long Out, long[] Kernel)
{
    public long[] Stride { get; init; } = [1, 1];

    public long[] Padding { get; init; } = [0, 0];

    public Padding? PaddingType { get; init; }

    public PaddingModes PaddingMode { get; init; } = PaddingModes.Zeros;

    public long[] Dilation { get; init; } = [1, 1];

    public long[] OutputPadding { get; init; } = [0, 0];

    public long Groups { get; init; } = 1;

    public bool IsTransposed { get; init; }

    public long[] Weight => IsTransposed ? [In, Out / Groups, .. Kernel] : [Out, In / Groups, .. Kernel];

    public void Validate(string name)
    {
        if (Groups <= 0 || In % Groups != 0 || Out % Groups != 0)
        {
            throw new ArgumentException(
                $"{name} with {In} input and {Out} output channels cannot have {Groups} groups. Choose a number that divides both.");
        }

        if (PaddingType == TorchSharp.Padding.Same && Stride.Any(step => step != 1))
        {
            throw new ArgumentException(
                $"{name} with padding Same needs stride 1, got ({string.Join(", ", Stride)}). Give the padding in numbers.");
        }
    }
}
