namespace Ham10000.Evaluation;

/// <summary>For every distinct score, from the largest down, how much weight of positives and of negatives lies at or above it: what ROC and
/// precision-recall curves are made of.</summary>
internal sealed class RankedCounts
{
    private RankedCounts(double[] thresholds, double[] positives, double[] negatives)
        => (Thresholds, Positives, Negatives) = (thresholds, positives, negatives);

    /// <summary>The distinct scores, descending.</summary>
    public double[] Thresholds { get; }

    /// <summary>The weight of the positives at or above each threshold, ascending.</summary>
    public double[] Positives { get; }

    /// <summary>The weight of the negatives at or above each threshold, ascending.</summary>
    public double[] Negatives { get; }

    public double AllPositives => Positives.Length == 0 ? 0 : Positives[^1];

    public double AllNegatives => Negatives.Length == 0 ? 0 : Negatives[^1];

    /// <summary>The area under the ROC curve by the trapezoidal rule: the chance that a positive scores above a negative, a tie counting half.</summary>
    /// <returns>The area in [0, 1]; NaN without a positive or without a negative.</returns>
    public double RocArea
    {
        get
        {
            var terms = new double[Thresholds.Length];
            for (var i = 0; i < terms.Length; i++)
            {
                var (found, alarms) = i == 0 ? (0, 0) : (Positives[i - 1], Negatives[i - 1]);
                terms[i] = (Negatives[i] - alarms) * (Positives[i] + found);
            }

            // Whole counts make every term whole, so that the only rounding is that of the last division.
            return NumPy.Sum(terms) / (2 * AllPositives * AllNegatives);
        }
    }

    /// <summary>The precisions at the thresholds, weighted by the growth of recall; NaN without a positive.</summary>
    public double AveragePrecision
    {
        get
        {
            var terms = new double[Thresholds.Length];
            for (var i = 0; i < terms.Length; i++)
            {
                terms[i] = (Positives[i] - (i == 0 ? 0 : Positives[i - 1])) * (Positives[i] / (Positives[i] + Negatives[i]));
            }

            return AllPositives == 0 ? double.NaN : NumPy.Sum(terms) / AllPositives;
        }
    }

    /// <summary>The area under the part of the ROC curve from the point, between two thresholds if need be, where it reaches a sensitivity in (0, 1].</summary>
    /// <returns>The area in [0, 1]; NaN without a positive or without a negative.</returns>
    public double RocAreaAbove(double sensitivity)
    {
        if (AllPositives == 0 || AllNegatives == 0)
        {
            return double.NaN;
        }

        double[] found = [0, .. Positives.Select(p => p / AllPositives)];
        double[] alarms = [0, .. Negatives.Select(n => n / AllNegatives)];
        var first = Array.FindIndex(found, share => share >= sensitivity);
        var part = (sensitivity - found[first - 1]) / (found[first] - found[first - 1]);
        var (x, y) = (alarms[first - 1] + (part * (alarms[first] - alarms[first - 1])), sensitivity);
        var area = new CompensatedSum();
        for (var i = first; i < found.Length; i++)
        {
            area.Add((alarms[i] - x) * (found[i] + y) / 2);
            (x, y) = (alarms[i], found[i]);
        }

        return area.Value;
    }

    /// <summary>Ranks scores that are known to be finite.</summary>
    /// <param name="positives">Which of them belong to positives.</param>
    /// <param name="scores">The scores.</param>
    /// <param name="weights">The weight of each, finite and not negative; empty for 1 each. What weighs nothing has no part.</param>
    public static RankedCounts Of(ReadOnlySpan<bool> positives, ReadOnlySpan<double> scores, ReadOnlySpan<double> weights = default)
    {
        var order = new int[scores.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        var keys = scores.ToArray();
        Array.Sort(keys, order);
        var (thresholds, found, alarms) = (new List<double>(), new List<double>(), new List<double>());
        var (hits, misses) = (0.0, 0.0);
        for (var place = order.Length - 1; place >= 0; place--)
        {
            var weight = weights.IsEmpty ? 1 : weights[order[place]];
            if (weight == 0)
            {
                continue;
            }

            (hits, misses) = positives[order[place]] ? (hits + weight, misses) : (hits, misses + weight);
            if (thresholds.Count > 0 && thresholds[^1] == keys[place])
            {
                (found[^1], alarms[^1]) = (hits, misses);
                continue;
            }

            thresholds.Add(keys[place]);
            found.Add(hits);
            alarms.Add(misses);
        }

        return new RankedCounts([.. thresholds], [.. found], [.. alarms]);
    }
}
