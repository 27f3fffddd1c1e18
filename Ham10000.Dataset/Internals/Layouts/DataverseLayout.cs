namespace Ham10000.Dataset;

/// <summary>Harvard Dataverse: the metadata with the collection of each image, perhaps the test images of ISIC 2018 with the same columns.</summary>
internal sealed class DataverseLayout : IDatasetLayout
{
    public DatasetLayout Layout => DatasetLayout.HarvardDataverse;

    public string LooksFor => $"{TableNames.HamStem}, .tab or .csv with a column 'dataset' (Harvard Dataverse)";

    public int Recognise(FolderIndex index, TableSet tables)
        => tables.Of(TableKind.Ham) is [var table, ..] && (IsDataverse(table) || TestTable(tables) is not null) ? 60 : 0;

    public LayoutRows Read(FolderIndex index, TableSet tables)
    {
        var found = tables.Of(TableKind.Ham);
        var test = TestTable(tables);
        var rows = HamTable.Read(found[0], test is null ? null : OfficialPart.Training);
        var sentence = $"Read as Harvard Dataverse's layout: {found[0].Name}, {HamTable.Delimiter(found[0])}";
        if (test is null)
        {
            return new LayoutRows(rows, [found[0].Path], sentence + ".", [.. HamTable.ChoiceWarnings(found)]);
        }

        rows.AddRange(HamTable.Read(test, OfficialPart.Test).Select(Unpublished.LeaveOut));
        return new LayoutRows(rows, [found[0].Path, test.Path], $"{sentence}, for training, and {test.Name} for test.", [.. HamTable.ChoiceWarnings(found)]);
    }

    private static TableFile? TestTable(TableSet tables)
        => tables.Of(TableKind.GroundTruth).Find(table => TableNames.GroundTruthPart(table) == OfficialPart.Test && TableSet.HasHamColumns(table));

    private static bool IsDataverse(TableFile table)
        => !table.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || TableSet.Header(table) is { } header && (header.Delimiter == '\t' || header.Has("dataset"));
}
