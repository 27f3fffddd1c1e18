namespace Ham10000.Dataset;

/// <summary>Finds out in which layout a folder is kept.</summary>
internal static class LayoutRecogniser
{
    private static readonly IDatasetLayout[] All = [new KaggleLayout(), new DataverseLayout(), new Isic2018Layout(), new ClassFolderLayout(), new IsicArchiveLayout()];

    /// <summary>The layout that fits best, or the one that was asked for.</summary>
    /// <exception cref="DatasetFormatException">None fits, or not the one that was asked for.</exception>
    internal static IDatasetLayout Choose(FolderIndex index, TableSet tables, DatasetLayout? forced)
    {
        if (forced is { } wanted)
        {
            var layout = All.Single(l => l.Layout == wanted);
            return layout.Recognise(index, tables) > 0 ? layout
                : throw Error(index, $"OpenOptions.Layout is {wanted}, and '{index.Root}' is not in that layout: {index.Summary()} were found. Expected {layout.LooksFor}.");
        }

        var best = All.MaxBy(layout => layout.Recognise(index, tables))!;
        return best.Recognise(index, tables) > 0 ? best
            : throw Error(index, $"'{index.Root}' is in no layout of HAM10000 that is known: {index.Summary()} were found in it or below it. Looked for {string.Join("; ", All.Select(l => l.LooksFor))}. Complete the download, and unpack class folders that are in a zip.");
    }

    private static DatasetFormatException Error(FolderIndex index, string message)
        => index.Zips.Find(zip => zip.Problem is not null) is { } broken
            ? new DatasetFormatException($"{message} {broken.Problem!.Message}", broken.Problem) { Path = broken.Path }
            : new DatasetFormatException(message) { Path = index.Root };
}
