namespace Ham10000.Dataset;

/// <summary>Joins pairs to groups: where A is like B and B like C, all three belong together.</summary>
internal static class DuplicateGroups
{
    /// <summary>The groups, each in the order of its ids, in the order of their first ids.</summary>
    internal static IReadOnlyList<LesionRecord[]> Of(IEnumerable<DuplicatePair> pairs)
    {
        var parents = new Dictionary<string, string>(StringComparer.Ordinal);
        var records = new Dictionary<string, LesionRecord>(StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            records[pair.First.ImageId] = pair.First;
            records[pair.Second.ImageId] = pair.Second;
            var (a, b) = (Root(parents, pair.First.ImageId), Root(parents, pair.Second.ImageId));
            if (a != b)
            {
                parents[b] = a;
            }
        }

        return [.. records.Values.OrderBy(r => r.ImageId, StringComparer.Ordinal)
            .GroupBy(r => Root(parents, r.ImageId), StringComparer.Ordinal).Select(group => group.ToArray())];
    }

    private static string Root(Dictionary<string, string> parents, string id)
    {
        while (parents.TryGetValue(id, out var parent))
        {
            // Every step halves the way for those who come later.
            if (parents.TryGetValue(parent, out var next))
            {
                parents[id] = next;
            }

            id = parent;
        }

        return id;
    }
}
