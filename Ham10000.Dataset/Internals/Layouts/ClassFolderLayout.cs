namespace Ham10000.Dataset;

/// <summary>A folder per class, perhaps in a folder per part, and perhaps with metadata beside them.</summary>
internal sealed class ClassFolderLayout : IDatasetLayout
{
    public DatasetLayout Layout => DatasetLayout.ClassFolders;

    public string LooksFor => "folders named like the classes (akiec, bcc, bkl, df, mel, nv, vasc, or their names in words) with images, perhaps in train, val and test (class folders)";

    /// <summary>Where every image lies in a class folder, they are the labels, whatever table lies beside them. Otherwise a table says more.</summary>
    public int Recognise(FolderIndex index, TableSet tables)
    {
        var images = Images(index);
        return !images.Exists(image => image.Diagnosis is not null) ? 0 : images.TrueForAll(image => image.Diagnosis is not null) ? 100 : 10;
    }

    public LayoutRows Read(FolderIndex index, TableSet tables)
    {
        var images = Images(index);
        var parents = images.Where(image => image.Diagnosis is not null).Select(image => image.Parent).ToHashSet(StringComparer.Ordinal);
        var inside = images.Where(image => parents.Contains(image.Parent)).OrderBy(image => image.Path, StringComparer.Ordinal).ToList();
        var classes = string.Join(", ", inside.Where(image => image.Diagnosis is not null).Select(image => image.Folder).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        var parts = string.Join(", ", inside.Where(image => image.Part is not null).Select(image => image.Part!.Value).Distinct().Order().Select(part => part.ToString().ToLowerInvariant()));
        var sentence = $"Read as class folders: {classes}{(parts.Length > 0 ? $" ({parts})" : "")}";
        var found = tables.Of(TableKind.Ham);
        if (found.Count > 0)
        {
            var joined = ClassFolderJoin.Run(inside, HamTable.Read(found[0], null));
            return new LayoutRows(joined, [found[0].Path], $"{sentence}, with {found[0].Name}.", [.. HamTable.ChoiceWarnings(found), .. Warnings(joined, found[0].Name)]);
        }

        var rows = inside.ConvertAll(ClassFolderJoin.WithoutTable);
        return new LayoutRows(rows, [index.Root], sentence + ".", [.. Warnings(rows, "No table")]);
    }

    private static List<ClassFolder> Images(FolderIndex index) => index.Images.All.ConvertAll(image => ClassFolder.Of(index.Root, image.Id, image.Path));

    private static IEnumerable<string> Warnings(List<MetadataRow> rows, string source)
        => LesionWarnings.Unknown(rows.Where(row => row.Record is not null).Select(row => row.Record!), source).Select(text => text.Replace("No table does not say", "No table says", StringComparison.Ordinal));
}
