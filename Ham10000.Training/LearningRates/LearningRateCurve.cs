using System.Globalization;

namespace Ham10000.Training;

/// <summary>The losses of a sweep over the learning rate, and what they suggest: see <see cref="LearningRateFinder"/>.</summary>
/// <remarks>For a rate that stays or falls, <see cref="Suggestion"/> is a good start; for <see cref="OneCycle"/>, whose peak the rate is, up to
/// <see cref="TenthOfLeast"/> or somewhat more. A curve is a hint: it sees a few dozen steps.</remarks>
public sealed partial record LearningRateCurve
{
    /// <summary>The steps, in the order of their rates.</summary>
    public required IReadOnlyList<LearningRatePoint> Points { get; init; }

    /// <summary>Whether the sweep ended because the loss diverged, rather than at the highest rate.</summary>
    public bool Diverged { get; init; }

    /// <summary>The rate at which the smoothed loss falls fastest over the logarithm of the rate; null where <see cref="Note"/> says why.</summary>
    public double? Steepest { get; init; }

    /// <summary>A tenth of the rate at which the smoothed loss is least; null where <see cref="Note"/> says why.</summary>
    public double? TenthOfLeast { get; init; }

    /// <summary>The rate to begin with: <see cref="Steepest"/>; null if the curve gives none.</summary>
    public double? Suggestion => Steepest;

    /// <summary>Why the curve suggests nothing, or less than it could; empty if all is well.</summary>
    public string Note { get; init; } = "";

    /// <summary>Reads the curve.</summary>
    internal static LearningRateCurve Of(IReadOnlyList<LearningRatePoint> points, bool diverged, LearningRateFinderOptions options)
    {
        var curve = new LearningRateCurve { Points = [.. points], Diverged = diverged };
        if (points.Count < 5)
        {
            return curve with { Note = $"The loss was not finite, or diverged, after {points.Count} of {options.Steps} steps. Lower Lowest, which is {Text(options.Lowest)}." };
        }

        // The first tenth is the smoothing's beginning, the last twentieth the divergence.
        var (first, end) = (points.Count / 10, points.Count - Math.Max(1, points.Count / 20));
        var least = Enumerable.Range(first, end - first).MinBy(i => points[i].SmoothedLoss);
        var fall = (points[first].SmoothedLoss - points[least].SmoothedLoss) / points[first].SmoothedLoss;
        if (!(fall >= options.LeastFall))
        {
            return curve with
            {
                Note = $"The smoothed loss falls by {Text(100 * Math.Max(0, fall))} % only, from {Text(points[first].SmoothedLoss)} to {Text(points[least].SmoothedLoss)}, "
                    + "which suggests no rate. Take more Steps, a larger batch, or another range.",
            };
        }

        var steepest = Enumerable.Range(first, least - first).MinBy(i => Slope(points, i));
        return curve with
        {
            Steepest = points[steepest].LearningRate,
            TenthOfLeast = points[least].LearningRate / 10,
            Note = least == end - 1 && !diverged ? $"The loss still falls at the highest rates. Raise Highest, which is {Text(options.Highest)}, to see where it rises." : "",
        };
    }

    // Over equal steps of the logarithm; central where there is a neighbour on both sides.
    private static double Slope(IReadOnlyList<LearningRatePoint> points, int i)
    {
        var (before, after) = (Math.Max(0, i - 1), Math.Min(points.Count - 1, i + 1));
        return (points[after].SmoothedLoss - points[before].SmoothedLoss) / (after - before);
    }

    private static string Text(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
