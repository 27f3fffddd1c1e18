namespace Ham10000.Dataset;

/// <summary>Compares two tables that hold the labels of the same images, of which one is used.</summary>
internal static class LabelComparison
{
    /// <summary>Tells of images whose diagnosis differs, and of those that only one of the two has.</summary>
    internal static IEnumerable<string> Warnings(List<MetadataRow> used, TableFile usedFile, List<MetadataRow> other, TableFile otherFile)
    {
        var known = used.Where(row => row.Record is not null).DistinctBy(row => row.ImageId, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(row => row.ImageId, row => row.Record!.Diagnosis, StringComparer.OrdinalIgnoreCase);
        var others = other.Where(row => row.Record is not null).DistinctBy(row => row.ImageId, StringComparer.OrdinalIgnoreCase).ToList();
        var different = Ids(others.Where(row => known.TryGetValue(row.ImageId, out var diagnosis) && diagnosis != row.Record!.Diagnosis));
        if (different.Count > 0)
        {
            yield return $"{different.Count:N0} image(s) have another diagnosis in {otherFile.Name} than in {usedFile.Name}: {Display.Some(different)}.";
        }

        var missing = Ids(others.Where(row => !known.ContainsKey(row.ImageId)));
        if (missing.Count > 0)
        {
            yield return $"{missing.Count:N0} image(s) have a label in {otherFile.Name} and none in {usedFile.Name}: {Display.Some(missing)}.";
        }
    }

    private static List<string> Ids(IEnumerable<MetadataRow> rows) => [.. rows.Select(row => Display.Text(row.ImageId)).Order(StringComparer.Ordinal)];
}
