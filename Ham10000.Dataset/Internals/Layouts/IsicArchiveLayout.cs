namespace Ham10000.Dataset;

/// <summary>An export of the ISIC archive.</summary>
internal sealed class IsicArchiveLayout : IDatasetLayout
{
    public DatasetLayout Layout => DatasetLayout.IsicArchive;

    public string LooksFor => "a table with the columns 'isic_id' and 'diagnosis' or 'diagnosis_1' (ISIC archive)";

    public int Recognise(FolderIndex index, TableSet tables) => tables.Of(TableKind.IsicArchive).Count > 0 ? 40 : 0;

    public LayoutRows Read(FolderIndex index, TableSet tables)
    {
        var found = tables.Of(TableKind.IsicArchive);
        var otherTypes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var rows = TableReader.Read(found[0], TableColumns.IsicArchive, row =>
        {
            Count(otherTypes, row);
            return IsicRowParser.Parse(row);
        });
        var records = rows.Where(row => row.Record is not null).Select(row => row.Record!).ToList();
        List<string> warnings = [.. HamTable.ChoiceWarnings(found), .. ConfirmTypes.Warnings(records, found[0].Name), .. LesionWarnings.Unknown(records, found[0].Name)];
        if (otherTypes.Count > 0)
        {
            warnings.Add($"{found[0].Name} has images that are not dermoscopic, as those of HAM10000 are: {Display.Some([.. otherTypes.Select(t => $"'{Display.Text(t.Key)}' ({t.Value:N0})")])}.");
        }

        return new LayoutRows(rows, [found[0].Path], $"Read as an export of the ISIC archive: {found[0].Name}.", warnings);
    }

    private static void Count(SortedDictionary<string, int> otherTypes, TableRow row)
    {
        if (row.IsWhole && row["image_type"].Trim() is { Length: > 0 } type && !type.StartsWith("dermoscopic", StringComparison.OrdinalIgnoreCase))
        {
            otherTypes[type] = otherTypes.GetValueOrDefault(type) + 1;
        }
    }
}
