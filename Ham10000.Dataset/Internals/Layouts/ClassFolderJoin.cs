namespace Ham10000.Dataset;

/// <summary>Joins the images of class folders with the metadata beside them, by image id.</summary>
internal static class ClassFolderJoin
{
    /// <summary>Every image and every row of the metadata comes out, as a record or with a reason; the order is that of the metadata.</summary>
    internal static List<MetadataRow> Run(List<ClassFolder> images, List<MetadataRow> table)
    {
        var files = images.GroupBy(image => image.ImageId, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.OrdinalIgnoreCase);
        var named = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var rows = new List<MetadataRow>(Math.Max(images.Count, table.Count));
        foreach (var row in table)
        {
            var own = named.Add(row.ImageId) ? files.GetValueOrDefault(row.ImageId, []) : [];
            rows.AddRange(own.Count == 0 ? [row] : own.Select(image => Join(row, image)));
        }

        rows.AddRange(images.Where(image => !named.Contains(image.ImageId)).Select(WithoutTable));
        return rows;
    }

    /// <summary>What the folders alone say of an image.</summary>
    internal static MetadataRow WithoutTable(ClassFolder image)
    {
        if (!ImageIds.IsPlainName(image.ImageId))
        {
            return MetadataRow.Bad(image.Place, 0, image.ImageId, ExclusionReason.InvalidImageId, $"{image.Place}: '{Display.Text(image.ImageId)}' is not an image id. Expected a name such as ISIC_0024306; rename the file.");
        }

        return image.Diagnosis is not { } diagnosis ? UnknownClass(image) : MetadataRow.Good(image.Place, new LesionRecord
        {
            ImageId = image.ImageId,
            LesionId = image.ImageId,
            Diagnosis = diagnosis,
            OfficialPart = image.Part,
            ImagePath = image.Path,
        });
    }

    private static MetadataRow Join(MetadataRow row, ClassFolder image)
    {
        if (row.Record is not { } record)
        {
            return row;
        }

        if (image.Diagnosis is not { } diagnosis)
        {
            return UnknownClass(image) with { Line = row.Line };
        }

        if (diagnosis != record.Diagnosis)
        {
            return row.LeftOut(ExclusionReason.AmbiguousLabel, $"{row.Place}: image '{Display.Text(record.ImageId)}' is {record.Diagnosis.Code}, and lies in the folder of another class ({image.Place}). Expected the same in both; move the image or correct the row.");
        }

        if (image.Part is { } part && record.OfficialPart is { } said && part != said)
        {
            return row.LeftOut(ExclusionReason.AmbiguousLabel, $"{row.Place}: image '{Display.Text(record.ImageId)}' is in the {said.ToString().ToLowerInvariant()} part by its row, and lies in the folder of another ({image.Place}). Expected the same in both; move the image or correct the row.");
        }

        return new MetadataRow(image.Place, row.Line, row.ImageId, record with { ImagePath = image.Path, OfficialPart = image.Part ?? record.OfficialPart }, null);
    }

    private static MetadataRow UnknownClass(ClassFolder image)
        => MetadataRow.Bad(image.Place, 0, image.ImageId, ExclusionReason.UnknownDiagnosis, $"{image.Place}: the folder '{Display.Text(image.Folder)}' names no diagnosis. Expected one of: {string.Join(", ", DiagnosisExtensions.AllCodes)}, or their names in words.");
}
