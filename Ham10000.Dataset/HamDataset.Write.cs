namespace Ham10000.Dataset;

public sealed partial class HamDataset
{
    /// <summary>Copies the image files, byte for byte, into a folder per class (<c>akiec</c> to <c>vasc</c>), and writes
    /// <c>HAM10000_metadata.csv</c> beside them, so that <see cref="Open"/> reads back all that the records say.</summary>
    /// <param name="folder">A folder that is new or empty. It appears under its name when it is complete; if anything fails, nothing stays.</param>
    /// <param name="cancellationToken">Stops the copying; nothing stays.</param>
    /// <returns>What was written.</returns>
    /// <remarks>Other programs take the folders' names for the labels; a column <c>split</c> holds the official parts, where there are any.</remarks>
    /// <exception cref="InvalidOperationException">There are no records, or a value cannot be written to a table.</exception>
    /// <exception cref="IOException">The folder holds something already, or an image cannot be copied.</exception>
    public WrittenClassFolders WriteClassFolders(string folder, CancellationToken cancellationToken = default)
        => ClassFolderWriter.Write(folder, Records, inParts: false, cancellationToken);
}
