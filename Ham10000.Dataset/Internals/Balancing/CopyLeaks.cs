namespace Ham10000.Dataset;

/// <summary>Counts what copies give away: test images that share an original with an image of the training part.</summary>
internal static class CopyLeaks
{
    /// <summary>The classes with their counts of test images, and of those that leak.</summary>
    internal static IReadOnlyList<BalancedClass> Count(IReadOnlyList<BalancedClass> classes, ImageSet train, ImageSet test)
    {
        var trained = train.Records.Select(OriginalOf).ToHashSet(StringComparer.Ordinal);
        var leaked = new int[classes.Count];
        for (int i = 0; i < test.Count; i++)
        {
            leaked[test.LabelOf(i)] += trained.Contains(OriginalOf(test.Records[i])) ? 1 : 0;
        }

        return [.. classes.Select((c, label) => c with { TestImages = test.ClassCounts[label], LeakedTestImages = leaked[label] })];
    }

    private static string OriginalOf(LesionRecord record) => record.CopyOf ?? record.ImageId;
}
