namespace Ham10000.Evaluation;

/// <content>Which rows are best, and which are not told apart from them.</content>
public sealed partial class ComparisonTable
{
    private readonly Lazy<IReadOnlyList<ComparisonStanding>> _standings;

    /// <summary>How each row stands to the one with the highest balanced accuracy, in the order of the rows.</summary>
    /// <remarks>Two rows whose <see cref="ComparisonRow.TestPredictions"/> are about the same images are compared by <see cref="PairedBootstrap"/> with 2,000 draws at level 0.95.
    /// The highest of several scores on one test set flatters: choose a model by the validation set.</remarks>
    public IReadOnlyList<ComparisonStanding> Standings => _standings.Value;

    private ComparisonStanding[] Judge()
    {
        var known = Rows.Where(r => double.IsFinite(r.TestBalancedAccuracy)).ToList();
        var best = known.MaxBy(r => r.TestBalancedAccuracy);
        return [.. Rows.Select(row => best is null || known.Count < 2 || !double.IsFinite(row.TestBalancedAccuracy) ? ComparisonStanding.Unknown : Judge(row, best))];
    }

    private static ComparisonStanding Judge(ComparisonRow row, ComparisonRow best)
    {
        if (row.TestBalancedAccuracy == best.TestBalancedAccuracy)
        {
            return ComparisonStanding.Highest;
        }

        if (Paired(best, row) is { } difference)
        {
            return difference.Lower > 0 ? ComparisonStanding.Lower : ComparisonStanding.NotToldApart;
        }

        return (row.TestBalancedAccuracyInterval, best.TestBalancedAccuracyInterval) is not ({ } one, { } other) ? ComparisonStanding.Unknown
            : one.Upper >= other.Lower ? ComparisonStanding.NotToldApart : ComparisonStanding.Lower;
    }

    // Rows of other images can be compared by their intervals alone.
    private static ConfidenceInterval? Paired(ComparisonRow first, ComparisonRow second)
    {
        if (first.TestPredictions is not { } one || second.TestPredictions is not { } two
            || !one.Schema.Equals(two.Schema) || one.Count != two.Count || !one.ImageIds.ToHashSet(StringComparer.Ordinal).SetEquals(two.ImageIds))
        {
            return null;
        }

        return PairedBootstrap.BalancedAccuracy(one, two).Difference;
    }
}
