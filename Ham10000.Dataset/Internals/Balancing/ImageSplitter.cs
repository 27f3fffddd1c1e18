namespace Ham10000.Dataset;

/// <summary>Draws a test part image by image, each class by its share and the whole exactly, as scikit-learn's stratified <c>train_test_split</c> does.</summary>
internal static class ImageSplitter
{
    /// <summary>Which images are test images.</summary>
    internal static bool[] Draw(ImageSet set, SplitOptions options)
    {
        int test = (int)Math.Round(set.Count * options.Test, MidpointRounding.AwayFromZero);
        int[] shares = Apportionment.Of(test, [.. set.ClassCounts.Select(n => (double)n)]);
        int[] order = [.. Enumerable.Range(0, set.Count)];
        new CounterRandom(options.Seed, RandomPurpose.Split).Shuffle<int>(order);
        var isTest = new bool[set.Count];
        foreach (int i in order)
        {
            isTest[i] = shares[set.LabelOf(i)]-- > 0;
        }

        return isTest;
    }
}
