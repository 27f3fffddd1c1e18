#if !TORCHSHARP_PROVIDER
using Ham10000.Dataset;
using static TorchSharp.torch;
#endif

namespace Ham10000.Models;

/// <summary>Keeps the features of as many images as fit into the given memory, for batches that hold each image as it always was. A feature depends on its image
/// alone and not on the batch, so what is kept is what would be computed, bit for bit.</summary>
/// <param name="images">Images of the set.</param>
/// <param name="limit">The most bytes of features to keep.</param>
internal sealed class FeatureCache(int images, long limit)
{
#if TORCHSHARP_PROVIDER
    /// <summary>There are no plans whose features could be kept.</summary>
    public long Bytes => Math.Min(0, images + limit);
#else
    private readonly byte[]?[] _features = new byte[]?[images];
    private readonly List<int> _missing = [];
    private float[] _pixels = [];
    private long _bytes;

    /// <summary>Bytes of features that are kept.</summary>
    public long Bytes => _bytes;

    /// <summary>Images that went through a plan rather than being known, for tests.</summary>
    public long Computed { get; private set; }

    /// <summary>Gives what the plan gives for a batch, and runs it for those images alone that are not known.</summary>
    /// <returns>As <see cref="PrefixPlan.Run"/>. The caller disposes it.</returns>
    public Tensor Run(PrefixPlan plan, Batch batch)
    {
        _missing.Clear();
        for (var i = 0; i < batch.Count; i++)
        {
            if (_features[batch.Indices[i]] is null)
            {
                _missing.Add(i);
            }
        }

        Computed += _missing.Count;
        if (_missing.Count < batch.Count)
        {
            return plan.Shaped(Gather(plan, batch), batch.Count);
        }

        var features = plan.RunFlat(batch.Pixels, batch.Count);
        Keep(features, batch);
        return plan.Shaped(features, batch.Count);
    }

    /// <summary>Forgets everything, since the layers give something else now.</summary>
    public void Clear()
    {
        Array.Clear(_features);
        _bytes = 0;
    }

    private Tensor Gather(PrefixPlan plan, Batch batch)
    {
        using var computed = _missing.Count > 0 ? Compute(plan, batch) : null;
        var features = plan.NewFlat(batch.Count);
        var target = features.bytes;
        var size = target.Length / batch.Count;
        var row = 0;
        for (var i = 0; i < batch.Count; i++)
        {
            var isComputed = row < _missing.Count && _missing[row] == i;
            var source = isComputed ? computed!.bytes.Slice(row++ * size, size) : _features[batch.Indices[i]];
            source.CopyTo(target.Slice(i * size, size));
        }

        if (_missing.Count > 0)
        {
            Keep(features, batch);
        }

        return features;
    }

    private Tensor Compute(PrefixPlan plan, Batch batch)
    {
        var size = batch.Pixels.Length / batch.Count;
        if (_pixels.Length < _missing.Count * size)
        {
            _pixels = GC.AllocateUninitializedArray<float>(batch.Count * size);
        }

        for (var i = 0; i < _missing.Count; i++)
        {
            batch.Pixels.Slice(_missing[i] * size, size).CopyTo(_pixels.AsSpan(i * size));
        }

        return plan.RunFlat(_pixels.AsSpan(0, _missing.Count * size), _missing.Count);
    }

    private void Keep(Tensor features, Batch batch)
    {
        var source = features.bytes;
        var size = source.Length / batch.Count;
        foreach (var i in _missing)
        {
            ref var place = ref _features[batch.Indices[i]];
            if (place is null && _bytes + size <= limit)
            {
                place = source.Slice(i * size, size).ToArray();
                _bytes += size;
            }
        }
    }
#endif
}
