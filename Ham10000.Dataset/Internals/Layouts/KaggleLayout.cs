namespace Ham10000.Dataset;

/// <summary>Kaggle's download: the metadata as CSV, and the images.</summary>
internal sealed class KaggleLayout : IDatasetLayout
{
    public DatasetLayout Layout => DatasetLayout.Kaggle;

    public string LooksFor => $"{TableNames.Ham} (Kaggle)";

    public int Recognise(FolderIndex index, TableSet tables) => tables.Of(TableKind.Ham).Count > 0 ? 50 : 0;

    public LayoutRows Read(FolderIndex index, TableSet tables)
    {
        var found = tables.Of(TableKind.Ham);
        return new LayoutRows(HamTable.Read(found[0], null), [found[0].Path], $"Read as Kaggle's layout: {found[0].Name}.", [.. HamTable.ChoiceWarnings(found)]);
    }
}
