namespace Ham10000.Dataset;

/// <summary>A fixed number of images of each class, the same in every epoch.</summary>
internal sealed record QuotaSampling(ClassQuota Quota, int? Images) : Sampling
{
    public override string ToString()
    {
        string name = Quota switch
        {
            ClassQuota.Largest => "oversample",
            ClassQuota.Smallest => "undersample",
            ClassQuota.Equal => "class balanced",
            _ => "square root",
        };
        return Images is { } images ? $"{name}, {images} images per epoch" : name;
    }

    internal override IEnumerable<string> Problems(IReadOnlyList<int> classCounts)
    {
        int present = classCounts.Count(n => n > 0);
        if (Images < present)
        {
            yield return $"imagesPerEpoch {Images} must be at least {present}, one for each class that has images";
        }
    }

    internal override int Size(IReadOnlyList<int> classCounts) => checked(Quotas(classCounts).Sum());

    internal override Sampler Start(ClassMembers members, LoaderOptions options) => new QuotaSampler(members, Quotas(members.Counts), options.Seed);

    /// <summary>How many images of each class an epoch draws; 0 of a class that has none.</summary>
    internal int[] Quotas(IReadOnlyList<int> counts)
    {
        int images = Images ?? counts.Sum();
        return Quota switch
        {
            ClassQuota.Largest => Each(counts, counts.Max()),
            ClassQuota.Smallest => Each(counts, counts.Where(n => n > 0).DefaultIfEmpty(0).Min()),
            ClassQuota.Equal => Apportionment.Of(images, [.. counts.Select(n => n > 0 ? 1.0 : 0)]),
            _ => Apportionment.Of(images, [.. counts.Select(n => Math.Sqrt(n))]),
        };
    }

    private static int[] Each(IReadOnlyList<int> counts, int quota) => [.. counts.Select(n => n > 0 ? quota : 0)];
}
