namespace Ham10000.Dataset.Tests;

/// <summary>What holds for every split by lesion.</summary>
internal static class SplitProperties
{
    /// <summary>For each class and part, the count is within the class's largest lesion of share × class size.</summary>
    internal static void CheckShares(DataSplit split, string because) => CheckShares(Parts(split), r => r.LesionId, because);

    /// <summary>For each class and part, the count is within the class's largest group of share × class size.</summary>
    internal static void CheckShares(IReadOnlyList<(ImageSet Set, double Share)> parts, Func<LesionRecord, string> group, string because)
    {
        var labels = parts[0].Set.Labels;
        var images = parts.SelectMany(part => part.Set.Records.Select((r, i) => (Group: group(r), Label: part.Set.LabelOf(i)))).ToList();
        for (var c = 0; c < labels.ClassCount; c++)
        {
            var sizes = images.Where(image => image.Label == c).GroupBy(image => image.Group).Select(g => g.Count()).ToList();
            foreach (var (set, share) in parts)
            {
                var expected = share * sizes.Sum();
                Math.Abs(set.ClassCounts[c] - expected).Should().BeLessThanOrEqualTo(sizes.DefaultIfEmpty(0).Max() + 1e-6, "{0}: {1} in {2}", because, labels.ClassNames[c], set.Name);
            }
        }
    }

    internal static (ImageSet Set, double Share)[] Parts(DataSplit split)
        => [(split.Train, split.Options!.Train), (split.Validation, split.Options.Validation), (split.Test, split.Options.Test)];

    internal static ImageSet[] Sets(DataSplit split) => [split.Train, split.Validation, split.Test];

    /// <summary>The ids of each part, which say all about a split.</summary>
    internal static string[] Ids(DataSplit split) => [.. Sets(split).Select(set => string.Join(' ', set.Records.Select(r => r.ImageId)))];

    /// <summary>Every record is in one part, once.</summary>
    internal static void CheckAllOnce(DataSplit split, LesionRecord[] records)
        => Sets(split).SelectMany(set => set.Records).Select(r => r.ImageId).Concat(split.LeftOut.Select(e => e.ImageId)).Order().Should().Equal(records.Select(r => r.ImageId));

    /// <summary>Each group lies in one part.</summary>
    internal static void CheckWhole(DataSplit split, Func<LesionRecord, string> group)
        => Sets(split).SelectMany(set => set.Records.Select(group).Distinct()).Should().OnlyHaveUniqueItems();
}
