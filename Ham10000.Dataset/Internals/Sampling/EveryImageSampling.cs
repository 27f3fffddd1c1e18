namespace Ham10000.Dataset;

/// <summary>Every image once, in the order of the set or shuffled.</summary>
internal sealed record EveryImageSampling : Sampling
{
    public override string ToString() => "every image";

    internal override IEnumerable<string> Problems(IReadOnlyList<int> classCounts) => [];

    internal override int Size(IReadOnlyList<int> classCounts) => classCounts.Sum();

    internal override Sampler Start(ClassMembers members, LoaderOptions options) => new EveryImageSampler(members.Labels.Count, options);

    private sealed class EveryImageSampler(int count, LoaderOptions options) : Sampler
    {
        internal override int Count => count;

        internal override bool Repeats => false;

        internal override void Draw(int epoch, Span<int> images)
        {
            for (int i = 0; i < images.Length; i++)
            {
                images[i] = i;
            }

            if (options.Shuffle)
            {
                new CounterRandom(options.Seed, RandomPurpose.Shuffle, epoch).Shuffle(images);
            }
        }
    }
}
