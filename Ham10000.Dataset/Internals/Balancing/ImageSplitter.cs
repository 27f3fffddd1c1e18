namespace Ham10000.Dataset;

/// <summary>Draws a test part image by image, each class by its share and the whole exactly, as scikit-learn's stratified <c>train_test_split</c> does.</summary>
internal static class ImageSplitter
{
    /// <summary>The part of each image.</summary>
    internal static int[] Draw(ImageSet set, SplitOptions options)
    {
        int test = (int)Math.Round(set.Count * options.Test, MidpointRounding.AwayFromZero);
        int[] shares = Apportionment.Of(test, [.. set.ClassCounts.Select(n => (double)n)]);
        int[] order = [.. Enumerable.Range(0, set.Count)];
        new CounterRandom(options.Seed, RandomPurpose.Split).Shuffle<int>(order);
        var parts = new int[set.Count];
        foreach (int i in order)
        {
            parts[i] = shares[set.LabelOf(i)]-- > 0 ? SplitPlan.Test : SplitPlan.Train;
        }

        return parts;
    }
}
