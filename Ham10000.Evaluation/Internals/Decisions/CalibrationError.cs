namespace Ham10000.Evaluation;

/// <summary>The expected calibration error of the most probable class: bins of equal width, (lower, upper], the first with 0.</summary>
internal static class CalibrationError
{
    public const int Bins = 15;

    public static double Of(Predictions predictions)
    {
        var (counts, right, sums) = (new int[Bins], new int[Bins], new double[Bins]);
        for (var i = 0; i < predictions.Count; i++)
        {
            var decided = predictions.PredictedClasses[i];
            var probability = (double)predictions.ProbabilitiesOf(i)[decided];
            var bin = Math.Clamp((int)Math.Ceiling(probability * Bins) - 1, 0, Bins - 1);
            counts[bin]++;
            sums[bin] += probability;
            right[bin] += decided == predictions.Labels[i] ? 1 : 0;
        }

        return Enumerable.Range(0, Bins).Where(bin => counts[bin] > 0).Sum(bin => Math.Abs(sums[bin] - right[bin])) / predictions.Count;
    }
}
