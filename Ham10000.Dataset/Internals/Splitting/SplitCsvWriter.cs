using System.Text;

namespace Ham10000.Dataset;

/// <summary>Writes splits as CSV files.</summary>
internal static class SplitCsvWriter
{
    /// <summary>What is written of each image, part after part.</summary>
    internal static IEnumerable<(string Id, string Lesion, string Label, string Part)> Images(DataSplit split)
        => from set in new[] { split.Train, split.Validation, split.Test }
           from i in Enumerable.Range(0, set.Count)
           select (set.Records[i].ImageId, set.Records[i].LesionId, set.Labels.ClassNames[set.LabelOf(i)], set.Name);

    internal static void Write(string path, string[] columns, IEnumerable<string[]> rows)
        => AtomicFile.Write(path, stream =>
        {
            using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
            text.WriteLine(string.Join(',', columns));
            foreach (var row in rows)
            {
                text.WriteLine(string.Join(',', row.Select(Field)));
            }
        });

    private static string Field(string value)
        => value.AsSpan().IndexOfAny("\",\r\n") < 0 && value.Trim().Length == value.Length ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
