namespace Ham10000.Evaluation;

/// <summary>Makes one number of the scores of classes.</summary>
internal static class ClassAverage
{
    /// <summary>What an undefined score counts as.</summary>
    public static double Value(this ZeroDivision zeroDivision) => zeroDivision switch
    {
        ZeroDivision.Zero => 0,
        ZeroDivision.One => 1,
        _ => double.NaN,
    };

    /// <summary>The plain mean of the scores that are defined.</summary>
    public static double Macro(IEnumerable<double> scores) => NumPy.Mean([.. scores.Where(score => !double.IsNaN(score))]);

    /// <summary>The mean of the scores that are defined, weighted by support.</summary>
    public static double Weighted(ReadOnlySpan<double> scores, ReadOnlySpan<double> supports)
    {
        var (terms, weights) = (new List<double>(), 0.0);
        for (var c = 0; c < scores.Length; c++)
        {
            // NaN occurs only where the user asked for it; what is undefined then has no part in the mean.
            if (!double.IsNaN(scores[c]))
            {
                terms.Add(scores[c] * supports[c]);
                weights += supports[c];
            }
        }

        return weights == 0 ? double.NaN : NumPy.Sum([.. terms]) / weights;
    }
}
