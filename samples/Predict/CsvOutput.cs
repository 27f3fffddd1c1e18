using System.Globalization;
using Ham10000.Dataset;
using Ham10000.Models;

namespace Predict;

/// <summary>For tables: a header, then a line per file with the probability of every class, the decision (empty for undecided) and the error.</summary>
internal sealed class CsvOutput : IPredictionOutput
{
    private readonly TextWriter _output;
    private readonly int _classCount;

    public CsvOutput(TextWriter output, LabelSchema labels)
    {
        (_output, _classCount) = (output, labels.ClassCount);
        Line(["path", .. labels.ClassNames, "decision", "error"]);
    }

    public void Write(FilePrediction result) => Line(
    [
        result.Path,
        .. result.Prediction?.Probabilities.Select(p => p.ToString("0.######", CultureInfo.InvariantCulture)) ?? Enumerable.Repeat("", _classCount),
        result.Prediction?.Decision?.Class ?? "",
        result.Error?.Message.ReplaceLineEndings(" ") ?? "",
    ]);

    private void Line(IEnumerable<string> fields) => _output.WriteLine(string.Join(',', fields.Select(Quoted)));

    private static string Quoted(string field) => field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
