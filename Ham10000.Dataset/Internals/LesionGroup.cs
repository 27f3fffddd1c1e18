namespace Ham10000.Dataset;

/// <summary>Images that go to the same part: those of a lesion, or a single one.</summary>
/// <param name="Key">The lesion's or the image's id.</param>
/// <param name="Images">The images' indices among the records.</param>
/// <param name="Counts">How many of them each stratum has.</param>
internal sealed record LesionGroup(string Key, int[] Images, int[] Counts)
{
    /// <summary>The stratum that all images belong to, or -1 if there are several.</summary>
    internal int OnlyStratum { get; } = Counts.Count(c => c > 0) == 1 ? Array.FindIndex(Counts, c => c > 0) : -1;

    /// <summary>Groups records by lesion or one by one. A stratum is a class, or everything if the split is not stratified.</summary>
    internal static LesionGroup[] Of(LesionRecord[] records, Target target, SplitOptions options)
    {
        int[] labels = [.. records.Select(record => options.Stratified ? target.RequireLabel(record) : 0)];
        var strata = options.Stratified ? target.Labels.ClassCount : 1;
        return [.. Enumerable.Range(0, records.Length)
            .GroupBy(i => options.Unit == SplitUnit.Lesion ? records[i].LesionId : records[i].ImageId, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new LesionGroup(g.Key, [.. g], Count(g, labels, strata)))];
    }

    private static int[] Count(IEnumerable<int> images, int[] labels, int strata)
    {
        var counts = new int[strata];
        foreach (var i in images)
        {
            counts[labels[i]]++;
        }

        return counts;
    }
}
