using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Resizes images (N, C, H, W).</summary>
public sealed class Upsample : ParameterLessModule<Tensor, Tensor>
{
    private readonly long[]? _size;
    private readonly double[]? _scaleFactor;

    internal Upsample(long[]? size, double[]? scale_factor, UpsampleMode mode, bool? align_corners, bool? recompute_scale_factor)
        : base(nameof(Upsample))
    {
        _size = size;
        _scaleFactor = scale_factor;
        this.mode = mode;
        this.align_corners = align_corners;
        this.recompute_scale_factor = recompute_scale_factor;
    }

    /// <summary>Height and width of the result; empty where a factor is given.</summary>
    public ReadOnlySpan<long> size => _size;

    /// <summary>The factors of height and width; empty where a size is given.</summary>
    public ReadOnlySpan<double> scale_factor => _scaleFactor;

    /// <summary>The kind of interpolation.</summary>
    public UpsampleMode mode { get; }

    /// <summary>Whether the centres of the corner pixels stay in the corners.</summary>
    public bool? align_corners { get; }

    /// <summary>Whether to sample with the ratio of the sizes rather than with the factor given.</summary>
    public bool? recompute_scale_factor { get; set; }

    /// <summary>Resizes images.</summary>
    /// <param name="input">Images (N, C, H, W).</param>
    public override Tensor forward(Tensor input) => functional.interpolate(
        input, _size, _scaleFactor, (InterpolationMode)mode, align_corners, recompute_scale_factor ?? false);
}
