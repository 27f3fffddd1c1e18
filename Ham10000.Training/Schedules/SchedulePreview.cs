using System.Globalization;
using System.Text;
using Ham10000.Dataset;
using Ham10000.Training.Internals;

namespace Ham10000.Training;

/// <summary>The learning rates that a schedule would set: see <see cref="LearningRateSchedule.Preview"/>.</summary>
public sealed record SchedulePreview
{
    /// <summary>The schedule's name.</summary>
    public required string Name { get; init; }

    /// <summary>Steps of each epoch.</summary>
    public required int StepsPerEpoch { get; init; }

    /// <summary>The rate of every step of the fit, in order.</summary>
    public required IReadOnlyList<double> LearningRates { get; init; }

    /// <summary>The momentum, or first beta, of every step; empty for an optimiser that was given no momentum.</summary>
    public IReadOnlyList<double> Momenta { get; init; } = [];

    /// <summary>The rate that each epoch begins with.</summary>
    public IReadOnlyList<double> OfEpochs => [.. LearningRates.Where((_, step) => step % StepsPerEpoch == 0)];

    /// <summary>A plot in characters, with the highest and the lowest rate.</summary>
    public override string ToString() =>
        $"{Heading}\n" + TextPlot.Draw(LearningRates, $"steps 1 to {LearningRates.Count}, {Plural(LearningRates.Count / StepsPerEpoch, "epoch")} of {Plural(StepsPerEpoch, "step")}");

    /// <summary>The plot as SVG. Colours follow the reader's light or dark setting.</summary>
    public string ToSvg() => new LineChart
    {
        Title = Name,
        HorizontalLabel = "epochs",
        VerticalLabel = "learning rate",
        Series = [new LineSeries("learning rate", "one", [.. LearningRates.Select((rate, step) => ((double)step / StepsPerEpoch, rate))])],
        Description = Heading,
    }.ToSvg();

    /// <summary>Writes <see cref="ToSvg"/> to a file, whole or not at all. A missing folder is made.</summary>
    /// <param name="path">The file; replaced if it exists.</param>
    public void SaveSvg(string path) => Write(path, ToSvg());

    /// <summary>Writes one line per step, with a header: step and epoch from 1, learning rate, and momentum where there is one.</summary>
    /// <param name="path">The file; replaced if it exists. Its folder is created.</param>
    public void SaveCsv(string path)
    {
        var text = new StringBuilder(Momenta.Count > 0 ? "step,epoch,learning_rate,momentum\n" : "step,epoch,learning_rate\n");
        for (var i = 0; i < LearningRates.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i + 1},{(i / StepsPerEpoch) + 1},{LearningRates[i]:R}");
            _ = Momenta.Count > 0 ? text.Append(CultureInfo.InvariantCulture, $",{Momenta[i]:R}\n") : text.Append('\n');
        }

        Write(path, text.ToString());
    }

    private string Heading => string.Create(CultureInfo.InvariantCulture,
        $"{Name}: the learning rate begins at {LearningRates[0]:G4}, has its highest {LearningRates.Max():G4} and its lowest {LearningRates.Min():G4}, and ends at {LearningRates[^1]:G4}.");

    private static string Plural(int count, string unit) => $"{count} {unit}{(count == 1 ? "" : "s")}";

    private static void Write(string path, string text) => AtomicFile.Write(path, file => file.Write(Encoding.UTF8.GetBytes(text)));
}
