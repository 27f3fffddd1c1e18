using System.Globalization;

namespace Ham10000.Dataset;

public sealed partial class CrossValidationSplit
{
    /// <summary>Writes the folds as a CSV file, which <see cref="HamDataset.KFoldFromCsv"/> reads.</summary>
    /// <param name="path">The file. One that is there is replaced once the new one is complete.</param>
    /// <remarks>The columns are <c>image_id</c>, <c>lesion_id</c>, <c>label</c>, <c>repeat</c> and <c>fold</c>, both counted from 0. Without
    /// validation parts there is a line per image and repeat, and <c>fold</c> is the one that tests the image. With them there is a line per image, repeat
    /// and fold, and a sixth column <c>part</c> says which part of that fold the image is in.</remarks>
    public void SaveCsv(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string[] columns = ["image_id", "lesion_id", "label", "repeat", "fold"];
        if (this.Any(split => split.Validation.Count > 0))
        {
            SplitCsvWriter.Write(path, [.. columns, "part"], Rows(_ => true).Select(row => (string[])[.. row.Fields, row.Part]));
        }
        else
        {
            SplitCsvWriter.Write(path, columns, Rows(part => part == "test").Select(row => row.Fields));
        }
    }

    private IEnumerable<(string[] Fields, string Part)> Rows(Func<string, bool> wanted)
        => from i in Enumerable.Range(0, Count)
           from image in SplitCsvWriter.Images(this[i])
           where wanted(image.Part)
           select (new[] { image.Id, image.Lesion, image.Label, Number(i / Folds), Number(i % Folds) }, image.Part);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
