namespace Ham10000.Evaluation;

/// <summary>What the images of a lesion add to scores that are sums over images: their number, log loss, Brier score and calibration.</summary>
internal sealed class LesionTerms
{
    private const int Bins = CalibrationBins.DefaultCount;

    private readonly int[] _images;
    private readonly double[] _logLosses;
    private readonly double[] _squares;
    private readonly int[] _lesionOf;
    private readonly int[] _binOf;
    private readonly double[] _excess;

    public LesionTerms(LesionIndex lesions, Predictions predictions)
    {
        (_images, _logLosses, _squares) = (new int[lesions.Count], new double[lesions.Count], new double[lesions.Count]);
        (_lesionOf, _binOf, _excess) = (lesions.LesionOf.ToArray(), new int[predictions.Count], new double[predictions.Count]);
        for (var i = 0; i < predictions.Count; i++)
        {
            var row = predictions.ProbabilitiesOf(i);
            var (label, lesion) = (predictions.Labels[i], _lesionOf[i]);
            _images[lesion]++;
            _logLosses[lesion] += RowScores.LogLoss(row, label, RowScores.SingleEpsilon);
            _squares[lesion] += RowScores.Brier(row, label);
            var decided = predictions.PredictedClasses[i];
            (_binOf[i], _excess[i]) = (Bin(row[decided]), (decided == label ? 1 : 0) - (double)row[decided]);
        }
    }

    /// <summary>Mean log loss, mean Brier score and expected calibration error of a draw; NaN of nothing.</summary>
    /// <param name="times">How often each lesion was drawn.</param>
    public (double LogLoss, double Brier, double Calibration) Scores(ReadOnlySpan<int> times)
    {
        var (images, logLoss, squares) = (0L, 0.0, 0.0);
        for (var lesion = 0; lesion < times.Length; lesion++)
        {
            images += (long)times[lesion] * _images[lesion];
            logLoss += times[lesion] * _logLosses[lesion];
            squares += times[lesion] * _squares[lesion];
        }

        return images == 0 ? (double.NaN, double.NaN, double.NaN) : (logLoss / images, squares / images, Distances(times) / images);
    }

    // Of a bin, right answers less the sum of their probabilities: its distance times its images.
    private double Distances(ReadOnlySpan<int> times)
    {
        Span<double> bins = stackalloc double[Bins];
        bins.Clear();
        for (var i = 0; i < _binOf.Length; i++)
        {
            bins[_binOf[i]] += times[_lesionOf[i]] * _excess[i];
        }

        var sum = 0.0;
        foreach (var bin in bins)
        {
            sum += Math.Abs(bin);
        }

        return sum;
    }

    // Bins are (lower, upper]; the first holds 0 too. No float but 0 and 1 lies on a bound.
    private static int Bin(float probability) => Math.Clamp((int)Math.Ceiling(probability * (double)Bins) - 1, 0, Bins - 1);
}
