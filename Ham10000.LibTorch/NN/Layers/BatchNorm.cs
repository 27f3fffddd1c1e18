using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Batch normalisation: with the batch's own statistics in training, with the running ones otherwise.</summary>
public abstract class BatchNorm : NormBase
{
    private protected BatchNorm(
        string name, long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device,
        ScalarType? dtype)
        : base(name, num_features, eps, momentum, affine, track_running_stats, device, dtype)
    {
    }

    /// <summary>Normalises over every dimension but the second; in training, updates the running statistics.</summary>
    /// <param name="input">A tensor (N, C, ...).</param>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        ValidateInputDimensions(input);
        var factor = momentum ?? 0;
        if (training && track_running_stats && num_batches_tracked is { } count)
        {
            Native.Check(Native.ht_nn_increment(count, momentum is null, out var batches));
            factor = momentum ?? 1.0 / batches;
        }

        var useBatch = training || running_mean is null || running_var is null;
        return functional.batch_norm(input, running_mean, running_var, weight, bias, useBatch, factor, eps);
    }
}
