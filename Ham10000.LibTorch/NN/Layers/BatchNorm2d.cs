using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Batch normalisation of images.</summary>
public sealed class BatchNorm2d : BatchNorm
{
    internal BatchNorm2d(
        long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device,
        ScalarType? dtype)
        : base(nameof(BatchNorm2d), num_features, eps, momentum, affine, track_running_stats, device, dtype)
    {
    }

    /// <summary>Refuses what is not of shape (N, C, H, W).</summary>
    /// <param name="input">What the layer was called with.</param>
    /// <exception cref="ArgumentException">The number of dimensions is wrong.</exception>
    protected override void ValidateInputDimensions(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var dimensions = input.dim();
        if (dimensions != 4)
        {
            throw new ArgumentException(
                $"BatchNorm2d expects a tensor of shape (N, C, H, W), got ({string.Join(", ", input.shape)}).", nameof(input));
        }
    }
}
