namespace Ham10000.Dataset;

/// <summary>Draws each class's quota so that its images take turns, and shuffles the whole.</summary>
/// <remarks>
/// A quota holds every image of the class so many times and a rest of fewer images than the class has. The rest is a window that moves over a
/// random order of the class from epoch to epoch. Once it has passed over all of them, which is after a cycle of ceil(images / rest) epochs, a new
/// order is drawn. The last window of a cycle reaches round to the order's beginning rather than into the next order, where it might
/// find an image a second time.
/// </remarks>
internal sealed class QuotaSampler(ClassMembers members, int[] quotas, int seed) : Sampler
{
    private readonly int[] _order = new int[members.Counts.Max()];

    internal override int Count { get; } = checked(quotas.Sum());

    internal override bool Repeats { get; } = quotas.Where((quota, label) => quota > members.Counts[label]).Any();

    internal override void Draw(int epoch, Span<int> images)
    {
        int at = 0;
        lock (_order)
        {
            for (int label = 0; label < quotas.Length; label++)
            {
                DrawClass(label, epoch, images.Slice(at, quotas[label]));
                at += quotas[label];
            }
        }

        new CounterRandom(seed, RandomPurpose.Shuffle, epoch).Shuffle(images);
    }

    private void DrawClass(int label, int epoch, Span<int> images)
    {
        var all = members[label];
        while (images.Length >= all.Length && !all.IsEmpty)
        {
            all.CopyTo(images);
            images = images[all.Length..];
        }

        if (images.IsEmpty)
        {
            return;
        }

        int epochs = (all.Length + images.Length - 1) / images.Length;
        var order = _order.AsSpan(0, all.Length);
        all.CopyTo(order);
        new CounterRandom(seed, RandomPurpose.Sampling, epoch / epochs, label).Shuffle(order);
        int start = epoch % epochs * images.Length;
        for (int i = 0; i < images.Length; i++)
        {
            images[i] = order[(start + i) % order.Length];
        }
    }
}
