using System.Globalization;
using System.Text;
using Ham10000.Dataset;
using Ham10000.Training.Internals;

namespace Ham10000.Training;

public sealed partial record LearningRateCurve
{
    private const int Rows = 20;

    /// <summary>What the curve suggests, and about twenty of its steps as a table.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Heading).Append('\n').Append("learning rate        loss    smoothed\n");
        var every = Math.Max(1, (Points.Count + Rows - 1) / Rows);
        for (var i = 0; i < Points.Count; i += every)
        {
            var (rate, loss, smoothed) = Points[i];
            text.Append(CultureInfo.InvariantCulture, $"{rate,13:0.00e+00}  {loss,10:0.0000}  {smoothed,10:0.0000}\n");
        }

        return text.ToString();
    }

    /// <summary>The curve as SVG, the rate on a logarithmic axis, the suggestions marked. Colours follow the reader's light or dark setting.</summary>
    /// <exception cref="InvalidOperationException">There is no finite loss.</exception>
    public string ToSvg() => new LineChart
    {
        Title = "Loss over the learning rate",
        HorizontalLabel = "learning rate",
        VerticalLabel = "loss",
        Logarithmic = true,
        Series =
        [
            new LineSeries("smoothed loss", "one", [.. Points.Select(p => (p.LearningRate, p.SmoothedLoss))]),
            new LineSeries("loss of each batch", "two dashed", [.. Drawn().Select(p => (p.LearningRate, p.Loss))]),
        ],
        Marks = [.. Mark(Steepest, "steepest"), .. Mark(TenthOfLeast, "least / 10")],
        Description = Heading,
    }.ToSvg();

    /// <summary>Writes <see cref="ToSvg"/> to a file, whole or not at all. A missing folder is made.</summary>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <exception cref="InvalidOperationException">There is no finite loss.</exception>
    public void SaveSvg(string path) => Write(path, ToSvg());

    /// <summary>Writes one line per step, with a header; numbers in full precision.</summary>
    /// <param name="path">The file; replaced if it exists. Its folder is created.</param>
    public void SaveCsv(string path) => Write(path, "step,learning_rate,loss,smoothed_loss\n" + string.Concat(Points.Select((p, i) =>
        string.Create(CultureInfo.InvariantCulture, $"{i + 1},{p.LearningRate:R},{p.Loss:R},{p.SmoothedLoss:R}\n"))));

    private string Heading
    {
        get
        {
            var end = Diverged ? $"The loss diverged after {Points.Count} steps." : $"The sweep of {Points.Count} steps reached its highest rate.";
            var suggestion = Steepest is null ? "No suggestion." : string.Create(CultureInfo.InvariantCulture,
                $"Suggested: {Steepest:0.0e+00} (steepest descent); {TenthOfLeast:0.0e+00} (a tenth of the rate with the least loss).");
            return string.Join(' ', new[] { end, suggestion, Note }.Where(part => part.Length > 0));
        }
    }

    // A batch whose loss is far above the smoothed ones would flatten the drawing.
    private IEnumerable<LearningRatePoint> Drawn()
    {
        var highest = Points.Where(p => double.IsFinite(p.SmoothedLoss)).Select(p => p.SmoothedLoss).DefaultIfEmpty(0).Max();
        return Points.Where(p => p.Loss <= highest);
    }

    private IEnumerable<(double X, double Y, string Label)> Mark(double? rate, string name)
    {
        if (rate is { } x)
        {
            var nearest = Points.MinBy(p => Math.Abs(Math.Log(p.LearningRate / x)));
            yield return (x, nearest.SmoothedLoss, string.Create(CultureInfo.InvariantCulture, $"{name} {x:0.0e+00}"));
        }
    }

    private static void Write(string path, string text) => AtomicFile.Write(path, file => file.Write(Encoding.UTF8.GetBytes(text)));
}
