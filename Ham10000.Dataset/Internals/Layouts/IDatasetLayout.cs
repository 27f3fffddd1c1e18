namespace Ham10000.Dataset;

/// <summary>One of the ways in which the dataset is kept: knows it when it sees it, and reads its rows.</summary>
internal interface IDatasetLayout
{
    /// <summary>Which it is.</summary>
    DatasetLayout Layout { get; }

    /// <summary>What it looks for, in words.</summary>
    string LooksFor { get; }

    /// <summary>How sure it is that the folder is of its kind: the highest figure wins; 0 for not at all.</summary>
    int Recognise(FolderIndex index, TableSet tables);

    /// <summary>Reads the rows of a folder that it recognised.</summary>
    LayoutRows Read(FolderIndex index, TableSet tables);
}
