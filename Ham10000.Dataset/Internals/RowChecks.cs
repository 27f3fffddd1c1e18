namespace Ham10000.Dataset;

/// <summary>Checks the rows of a metadata file against each other and against the images in the folder.</summary>
internal static class RowChecks
{
    private const int Named = 10;

    /// <summary>Gives every readable row its image, or the reason why it cannot be used.</summary>
    internal static List<MetadataRow> Check(List<MetadataRow> rows, FolderIndex index, OpenOptions options, string root, string metadata)
    {
        var file = Path.GetFileName(metadata);
        MarkDuplicates(rows, file);
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Record is { } record)
            {
                rows[i] = index.Find(record.ImageId) is { } path
                    ? rows[i] with { Record = record with { ImagePath = path } }
                    : Bad(rows[i], ExclusionReason.MissingImage, $"{file} line {record.Line}: no image '{record.ImageId}' (.jpg, .jpeg or .png) lies in the folder or below it. Expected one; complete the download.");
            }
        }

        ImageChecks.Run(rows, options, root);
        return rows;
    }

    /// <summary>What is odd about the records, in words.</summary>
    internal static IEnumerable<string> Warnings(List<LesionRecord> records)
    {
        var mixed = records.GroupBy(r => r.LesionId, StringComparer.Ordinal)
            .Where(lesion => lesion.Any(r => r.Diagnosis != lesion.First().Diagnosis)).Select(lesion => Display.Text(lesion.Key)).ToList();
        if (mixed.Count > 0)
        {
            yield return $"{mixed.Count:N0} lesion(s) have images with different diagnoses: {Display.Some(mixed)}.";
        }
    }

    /// <summary>One error about all rows that cannot be used: the first ten, and how many.</summary>
    internal static DatasetFormatException Error(List<Exclusion> problems, string metadata)
    {
        const string Remedy = "To go on without such rows, set OpenOptions.OnBadImage to OnBadImage.Exclude.";
        var first = problems[0];
        var lines = string.Concat(problems.Take(Named).Select(p => $"\n  {p.Detail}"));
        var more = problems.Count > Named ? $"\n  and {problems.Count - Named:N0} more" : "";
        var message = problems.Count == 1 ? $"{first.Detail} {Remedy}" : $"{problems.Count:N0} rows of {Path.GetFileName(metadata)} cannot be used:{lines}{more}\n{Remedy}";
        return new DatasetFormatException(message)
        {
            Path = metadata,
            Line = first.Line,
            ImageId = first.ImageId.Length > 0 ? first.ImageId : null,
        };
    }

    internal static MetadataRow Bad(MetadataRow row, ExclusionReason reason, string detail)
        => row with { Record = null, Problem = new Exclusion(Display.Text(row.ImageId), row.Line, reason, detail) };

    private static void MarkDuplicates(List<MetadataRow> rows, string file)
    {
        // File names that differ in case only are the same file on many systems.
        var repeated = Enumerable.Range(0, rows.Count).Where(i => rows[i].Record is not null)
            .GroupBy(i => rows[i].ImageId, StringComparer.OrdinalIgnoreCase).Where(group => group.Skip(1).Any()).ToList();
        foreach (var group in repeated)
        {
            var first = rows[group.First()].Record!;
            var agree = group.All(i => rows[i].Record!.LesionId == first.LesionId && rows[i].Record!.Diagnosis == first.Diagnosis);
            foreach (var i in agree ? group.Skip(1) : group)
            {
                var other = i == group.First() ? rows[group.ElementAt(1)].Line : first.Line;
                var remedy = agree ? "remove one of the two" : "the rows name different lesions or diagnoses, so none can be trusted";
                rows[i] = Bad(rows[i], ExclusionReason.DuplicateImageId, $"{file} line {rows[i].Line}: image '{rows[i].ImageId}' is also on line {other}. Expected each image once; {remedy}.");
            }
        }
    }
}
