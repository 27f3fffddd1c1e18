using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Largest values of windows chosen so that the result has a given size.</summary>
public sealed class AdaptiveMaxPool2d : ParameterLessModule<Tensor, Tensor>
{
    internal AdaptiveMaxPool2d(long[] output_size)
        : base(nameof(AdaptiveMaxPool2d))
    {
        ArgumentNullException.ThrowIfNull(output_size);
        this.output_size = output_size;
    }

    /// <summary>Height and width of the result.</summary>
    public long[] output_size { get; set; }

    /// <summary>Pools images.</summary>
    /// <param name="input">Images (N, C, H, W) or (C, H, W).</param>
    public override Tensor forward(Tensor input) => functional.adaptive_max_pool2d(input, output_size);

    /// <summary>Pools images and tells where in them the largest values are.</summary>
    /// <param name="input">Images (N, C, H, W) or (C, H, W).</param>
    public (Tensor output, Tensor indices) forward_with_indices(Tensor input) =>
        functional.adaptive_max_pool2d_with_indices(input, output_size);
}
