namespace Ham10000.Dataset;

/// <summary>Checks the rows of a dataset against each other and against the images in the folder.</summary>
internal static class RowChecks
{
    private const int Named = 10;

    /// <summary>Gives every readable row its image, or the reason why it cannot be used.</summary>
    internal static void Check(List<MetadataRow> rows, FolderIndex index)
    {
        MarkDuplicates(rows);
        var nowhere = Nowhere(index.Zips);
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Record is { ImagePath: "" } record)
            {
                rows[i] = index.Images.Find(record.ImageId) is { } path
                    ? rows[i] with { Record = record with { ImagePath = path } }
                    : rows[i].LeftOut(ExclusionReason.MissingImage, $"{rows[i].Place}: no image '{Display.Text(record.ImageId)}' (.jpg, .jpeg or .png) lies {WithExtension(record.ImageId, index) ?? nowhere}");
            }
        }
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
    internal static DatasetFormatException Error(List<Exclusion> problems, IReadOnlyList<string> sources)
    {
        const string Remedy = "To go on without such rows, set OpenOptions.OnBadImage to OnBadImage.Exclude.";
        var first = problems[0];
        var lines = string.Concat(problems.Take(Named).Select(p => $"\n  {p.Detail}"));
        var more = problems.Count > Named ? $"\n  and {problems.Count - Named:N0} more" : "";
        var message = problems.Count == 1 ? $"{first.Detail} {Remedy}" : $"{problems.Count:N0} rows of {Display.Some([.. sources.Select(s => Path.GetFileName(s))])} cannot be used:{lines}{more}\n{Remedy}";
        return new DatasetFormatException(message)
        {
            Path = sources[0],
            Line = first.Line > 0 ? first.Line : null,
            ImageId = first.ImageId.Length > 0 ? first.ImageId : null,
        };
    }

    private static string? WithExtension(string imageId, FolderIndex index)
        => ImageFiles.IdOf(imageId) is { } plain && index.Images.Find(plain) is not null
            ? $"in the folder or below it, but '{Display.Text(plain)}' does. Expected the id without the file's extension; correct the column."
            : null;

    private static string Nowhere(List<ZipSource> zips)
    {
        var remedy = zips.Find(zip => zip.Directory.HoldsZips) is { } outer
            ? $"complete the download, or unpack {Display.Text(outer.Name)}: it holds other zips, which are not looked into"
            : "complete the download";
        return $"in the folder or below it{(zips.Count > 0 ? " or in a zip there" : "")}. Expected one; {remedy}.";
    }

    private static void MarkDuplicates(List<MetadataRow> rows)
    {
        // File names that differ in case only are the same file on many systems.
        var repeated = Enumerable.Range(0, rows.Count).Where(i => rows[i].Record is not null)
            .GroupBy(i => rows[i].ImageId, StringComparer.OrdinalIgnoreCase).Where(group => group.Skip(1).Any()).Select(group => group.ToList()).ToList();
        foreach (var group in repeated)
        {
            var all = group.ConvertAll(i => rows[i]);
            var quarrel = Quarrel(all.ConvertAll(row => row.Record!));
            for (var k = quarrel is null ? 1 : 0; k < all.Count; k++)
            {
                var other = Where(all[k == 0 ? 1 : 0], all[k]);
                var remedy = quarrel is null ? "remove one of the two" : $"the {(all[k].Line > 0 ? "rows" : "folders")} name different {quarrel}, so none can be trusted";
                rows[group[k]] = all[k].LeftOut(ExclusionReason.DuplicateImageId, $"{all[k].Place}: image '{Display.Text(all[k].ImageId)}' is also {other}. Expected each image once; {remedy}.");
            }
        }
    }

    private static string? Quarrel(List<LesionRecord> records)
    {
        var first = records[0];
        return records.Exists(r => r.LesionId != first.LesionId || r.Diagnosis != first.Diagnosis) ? "lesions or diagnoses"
            : records.Exists(r => r.OfficialPart != first.OfficialPart) ? "parts"
            : null;
    }

    private static string Where(MetadataRow other, MetadataRow row)
        => other.Line == 0 || !other.Place.EndsWith($" line {other.Line}", StringComparison.Ordinal) ? other.Place
            : other.Record?.Source == row.Record?.Source ? $"on line {other.Line}"
            : $"on line {other.Line} of {other.Record?.Source}";
}
