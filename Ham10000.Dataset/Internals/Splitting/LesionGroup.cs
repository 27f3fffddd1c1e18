namespace Ham10000.Dataset;

/// <summary>Images that go to the same part: those of a lesion, a single one, or what near duplicates join of them.</summary>
/// <param name="Images">The images' indices among the records.</param>
/// <param name="Counts">How many of them each stratum has.</param>
internal sealed record LesionGroup(int[] Images, int[] Counts)
{
    /// <summary>The stratum that all images belong to, or -1 if there are several.</summary>
    internal int OnlyStratum { get; } = Counts.Count(c => c > 0) == 1 ? Array.FindIndex(Counts, c => c > 0) : -1;

    /// <summary>Groups records. A stratum is a class, or everything if the split is not stratified.</summary>
    /// <param name="records">The records, in the order of their ids.</param>
    /// <param name="target">What is predicted.</param>
    /// <param name="rules">What is kept together.</param>
    internal static LesionGroup[] Of(IReadOnlyList<LesionRecord> records, Target target, GroupRules rules)
    {
        int[] labels = [.. records.Select(record => rules.Stratified ? target.RequireLabel(record) : 0)];
        var strata = rules.Stratified ? target.Labels.ClassCount : 1;
        var roots = Join(records, rules);
        return [.. Enumerable.Range(0, records.Count)
            .GroupBy(roots.Find)
            .Select(group => (Images: group.ToArray(), Key: group.Select(i => rules.KeyOf(records[i])).Min(StringComparer.Ordinal)!))
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new LesionGroup(group.Images, Count(group.Images, labels, strata)))];
    }

    private static UnionFind Join(IReadOnlyList<LesionRecord> records, GroupRules rules)
    {
        var sets = new UnionFind(records.Count);
        var firstOfKey = new Dictionary<string, int>(StringComparer.Ordinal);
        var byId = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < records.Count; i++)
        {
            byId[records[i].ImageId] = i;
            sets.Join(i, firstOfKey.TryAdd(rules.KeyOf(records[i]), i) ? i : firstOfKey[rules.KeyOf(records[i])]);
        }

        foreach (var pair in rules.KeepTogether)
        {
            // One of the two may have been left out of the dataset; then nothing is left to keep together.
            if (byId.TryGetValue(pair.First.ImageId, out var first) && byId.TryGetValue(pair.Second.ImageId, out var second))
            {
                sets.Join(first, second);
            }
        }

        return sets;
    }

    private static int[] Count(int[] images, int[] labels, int strata)
    {
        var counts = new int[strata];
        foreach (var i in images)
        {
            counts[labels[i]]++;
        }

        return counts;
    }
}
