namespace Ham10000.Evaluation;

/// <summary>Scores of how well probabilities rank images, for classes against the rest.</summary>
/// <param name="ratio">The score of one ranking, NaN where undefined.</param>
internal sealed class RankingScores(Func<RankedCounts, double> ratio)
{
    public static readonly RankingScores RocArea = new(static ranked => ranked.RocArea);
    public static readonly RankingScores AveragePrecision = new(static ranked => ranked.AveragePrecision);

    public double Of(ReadOnlySpan<bool> positives, ReadOnlySpan<double> scores, ReadOnlySpan<double> weights, ZeroDivision zeroDivision)
    {
        var score = ratio(RankedCounts.Of(positives, scores, weights));
        return double.IsNaN(score) ? zeroDivision.Value() : score;
    }

    public double[] OfAll(ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities, int classCount, ReadOnlySpan<double> weights, ZeroDivision zeroDivision)
    {
        var scores = new double[classCount];
        for (var c = 0; c < classCount; c++)
        {
            scores[c] = Of(OneAgainstRest.Positives(labels, c), OneAgainstRest.Column(probabilities, classCount, c), weights, zeroDivision);
        }

        return scores;
    }

    public double Average(
        ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities, int classCount, Averaging averaging, ReadOnlySpan<double> weights, ZeroDivision zeroDivision)
    {
        switch (averaging)
        {
            case Averaging.Macro:
                return ClassAverage.Macro(OfAll(labels, probabilities, classCount, weights, zeroDivision));
            case Averaging.Weighted:
                return ClassAverage.Weighted(OfAll(labels, probabilities, classCount, weights, zeroDivision), Supports(labels, classCount, weights));
            case Averaging.Micro:
                var (positives, repeated) = Flat(labels, classCount, weights);
                return Of(positives, probabilities, repeated, zeroDivision);
            default:
                throw new ArgumentOutOfRangeException(nameof(averaging), averaging, null);
        }
    }

    private static double[] Supports(ReadOnlySpan<int> labels, int classCount, ReadOnlySpan<double> weights)
    {
        var supports = new double[classCount];
        for (var i = 0; i < labels.Length; i++)
        {
            supports[labels[i]] += weights.IsEmpty ? 1 : weights[i];
        }

        return supports;
    }

    // Every image with every class is a case of its own.
    private static (bool[] Positives, double[] Weights) Flat(ReadOnlySpan<int> labels, int classCount, ReadOnlySpan<double> weights)
    {
        var positives = new bool[labels.Length * classCount];
        var repeated = weights.IsEmpty ? [] : new double[positives.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            positives[(i * classCount) + labels[i]] = true;
            if (!weights.IsEmpty)
            {
                repeated.AsSpan(i * classCount, classCount).Fill(weights[i]);
            }
        }

        return (positives, repeated);
    }
}
