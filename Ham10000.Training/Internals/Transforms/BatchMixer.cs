using Ham10000.Dataset;

namespace Ham10000.Training.Internals;

/// <summary>Applies the transform of a fit to its batches.</summary>
internal sealed class BatchMixer(BatchTransform? transform, int seed)
{
    private readonly BatchMix _mix = new();
    private readonly BatchRandom _random = new(seed, 0, 0);

    /// <summary>Changes a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="epoch">The epoch.</param>
    /// <param name="place">The batch's place in it, from 0.</param>
    internal BatchMix Apply(Batch batch, int epoch, int place)
    {
        _mix.Clear();
        if (transform is not null)
        {
            _random.Restart(seed, epoch, place);
            transform.Apply(batch, _mix, _random);
        }

        return _mix;
    }

    /// <summary>The labels that predictions are compared with: of a mixed batch those with the larger share.</summary>
    internal ReadOnlySpan<long> Dominant(Batch batch) => _mix is { IsMixed: true, Share: < 0.5 } ? _mix.Second : batch.Labels;
}
