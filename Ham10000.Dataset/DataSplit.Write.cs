namespace Ham10000.Dataset;

public sealed partial class DataSplit
{
    /// <summary>Copies the image files, byte for byte, into <c>train</c>, <c>val</c> and <c>test</c> with a folder per class in each,
    /// and writes <c>HAM10000_metadata.csv</c> beside them, so that <see cref="HamDataset.Open"/> reads back all that the records say.</summary>
    /// <param name="folder">A folder that is new or empty. It appears under its name when it is complete; if anything fails, nothing stays.</param>
    /// <param name="cancellationToken">Stops the copying; nothing stays.</param>
    /// <returns>What was written.</returns>
    /// <remarks>The folders are named by the diagnoses, whatever the target. When the folder is opened, the part of an image is its
    /// <see cref="LesionRecord.OfficialPart"/>. An empty part has no folder.</remarks>
    /// <exception cref="InvalidOperationException">There are no records, or a value cannot be written to a table.</exception>
    /// <exception cref="IOException">The folder holds something already, or an image cannot be copied.</exception>
    public WrittenClassFolders WriteClassFolders(string folder, CancellationToken cancellationToken = default)
        => ClassFolderWriter.Write(folder,
            [
                .. Train.Records.Select(r => r with { OfficialPart = OfficialPart.Training }),
                .. Validation.Records.Select(r => r with { OfficialPart = OfficialPart.Validation }),
                .. Test.Records.Select(r => r with { OfficialPart = OfficialPart.Test }),
            ],
            inParts: true, cancellationToken);
}
