using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Batch normalisation of vectors or sequences.</summary>
public sealed class BatchNorm1d : BatchNorm
{
    internal BatchNorm1d(
        long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device,
        ScalarType? dtype)
        : base(nameof(BatchNorm1d), num_features, eps, momentum, affine, track_running_stats, device, dtype)
    {
    }

    /// <summary>Refuses what is not of shape (N, C) or (N, C, L).</summary>
    /// <param name="input">What the layer was called with.</param>
    /// <exception cref="ArgumentException">The number of dimensions is wrong.</exception>
    protected override void ValidateInputDimensions(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var dimensions = input.dim();
        if (dimensions is not (2 or 3))
        {
            throw new ArgumentException(
                $"BatchNorm1d expects a tensor of shape (N, C) or (N, C, L), got ({string.Join(", ", input.shape)}).", nameof(input));
        }
    }
}
