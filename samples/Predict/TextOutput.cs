using System.Globalization;
using Ham10000.Dataset;
using Ham10000.Models;

namespace Predict;

/// <summary>For people: the ranked classes under each file's name, with bars where the terminal is wide enough.</summary>
internal sealed class TextOutput(TextWriter output) : IPredictionOutput
{
    private const int Wide = 90;
    private const int LongestBar = 30;

    private readonly bool _bars = Width() >= Wide;

    public void Write(FilePrediction result)
    {
        output.WriteLine(result.Path);
        if (result.Prediction is not { } prediction)
        {
            output.WriteLine("  could not be read");
            return;
        }

        foreach (var (name, probability) in prediction.Ranked)
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"  {name,-8} {probability * 100,5:F1} %  {Bar(probability)}{FullName(name)}");
            output.WriteLine(line.TrimEnd());
        }

        if (prediction.Decision != prediction.Best)
        {
            output.WriteLine(prediction.Decision is { } decision ? $"  decision: {decision.Class}" : "  undecided");
        }
    }

    private string Bar(double probability) => _bars ? new string('█', (int)Math.Round(probability * LongestBar)).PadRight(LongestBar + 2) : "";

    private static string FullName(string name) => Diagnosis.TryParseCode(name, out var diagnosis) ? diagnosis.FullName : "";

    // A terminal's own width, or what the environment says of one behind a pipe.
    private static int Width() => !Console.IsOutputRedirected ? Console.WindowWidth
        : int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), CultureInfo.InvariantCulture, out var columns) ? columns : 0;
}
