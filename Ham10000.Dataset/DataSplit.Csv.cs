namespace Ham10000.Dataset;

public sealed partial class DataSplit
{
    /// <summary>Writes which image is in which part as a CSV file with the columns <c>image_id</c>, <c>lesion_id</c>, <c>label</c> (the name of the class)
    /// and <c>part</c> (<c>train</c>, <c>validation</c> or <c>test</c>), one line per image. <see cref="HamDataset.SplitFromCsv"/> reads it.</summary>
    /// <param name="path">The file. One that is there is replaced once the new one is complete.</param>
    /// <remarks>With a target such as <see cref="Target.Sex"/> the labels say it of every image; think of that before passing the file on.</remarks>
    public void SaveCsv(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        SplitCsvWriter.Write(path, ["image_id", "lesion_id", "label", "part"], SplitCsvWriter.Images(this).Select(image => new[] { image.Id, image.Lesion, image.Label, image.Part }));
    }
}
