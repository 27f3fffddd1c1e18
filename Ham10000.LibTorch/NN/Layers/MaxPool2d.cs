using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>The largest value of each window.</summary>
public sealed class MaxPool2d : ParameterLessModule<Tensor, Tensor>
{
    internal MaxPool2d(long[] kernel_size, long[]? stride, long[]? padding, long[]? dilation, bool ceil_mode)
        : base(nameof(MaxPool2d))
    {
        ArgumentNullException.ThrowIfNull(kernel_size);
        this.kernel_size = kernel_size;
        this.stride = stride ?? kernel_size;
        this.padding = padding ?? [0, 0];
        this.dilation = dilation ?? [1, 1];
        this.ceil_mode = ceil_mode;
    }

    /// <summary>Height and width of the window.</summary>
    public long[] kernel_size { get; set; }

    /// <summary>Vertical and horizontal step.</summary>
    public long[] stride { get; set; }

    /// <summary>Rows and columns added to each side.</summary>
    public long[] padding { get; set; }

    /// <summary>Vertical and horizontal distance of the window's elements.</summary>
    public long[] dilation { get; set; }

    /// <summary>Whether a window that sticks out at the end counts.</summary>
    public bool ceil_mode { get; set; }

    /// <summary>Pools images.</summary>
    /// <param name="input">Images (N, C, H, W) or (C, H, W).</param>
    public override Tensor forward(Tensor input) =>
        functional.max_pool2d(input, kernel_size, stride, padding, dilation, ceil_mode);

    /// <summary>Pools images and tells where in them the largest values are.</summary>
    /// <param name="input">Images (N, C, H, W) or (C, H, W).</param>
    public (Tensor output, Tensor indices) forward_with_indices(Tensor input) =>
        functional.max_pool2d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode);
}
