using Ham10000.Dataset;

namespace Ham10000.Training;

/// <summary>What the images of a batch are mixtures of: each of its own label and a second one.</summary>
public sealed class BatchMix
{
    private long[] _second = [];
    private int[] _partners = [];

    internal BatchMix()
    {
    }

    /// <summary>Whether the batch is mixed.</summary>
    public bool IsMixed { get; private set; }

    /// <summary>The share λ of the first label, the batch's own, in [0, 1]. 1 until the batch is mixed.</summary>
    public double Share { get; private set; } = 1;

    /// <summary>The second labels, one per image; empty until the batch is mixed.</summary>
    public ReadOnlySpan<long> Second => _second.AsSpan(0, Count);

    /// <summary>The memory of <see cref="Second"/>: pinned.</summary>
    internal long[] SecondBuffer => _second;

    private int Count { get; set; }

    /// <summary>Says that each image is a mixture with another of the batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="partners">For each image the position of the other.</param>
    /// <param name="share">The share λ of the image itself, in [0, 1].</param>
    /// <exception cref="ArgumentException">There is not one position per image, or one is outside the batch.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside [0, 1].</exception>
    public void Set(Batch batch, ReadOnlySpan<int> partners, double share)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (partners.Length != batch.Count)
        {
            throw new ArgumentException($"Expected a partner for each of {batch.Count} images, got {partners.Length}.", nameof(partners));
        }

        if (!(share is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "Expected a share in [0, 1].");
        }

        Fit(batch.Count);
        for (var i = 0; i < partners.Length; i++)
        {
            _second[i] = (uint)partners[i] < (uint)batch.Count ? batch.Labels[partners[i]]
                : throw new ArgumentException($"Image {i} has the partner {partners[i]}. Expected a position in a batch of {batch.Count}.", nameof(partners));
        }

        (IsMixed, Share, Count) = (true, share, batch.Count);
    }

    /// <summary>Makes it empty for another batch.</summary>
    internal void Clear() => (IsMixed, Share, Count) = (false, 1, 0);

    /// <summary>Room for a random order of the batch's images.</summary>
    internal Span<int> Partners(int count)
    {
        Fit(count);
        return _partners.AsSpan(0, count);
    }

    private void Fit(int count)
    {
        if (_second.Length < count)
        {
            _second = GC.AllocateUninitializedArray<long>(count, pinned: true);
            _partners = new int[count];
        }
    }
}
