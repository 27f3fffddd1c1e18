namespace Ham10000.Evaluation;

/// <content>How far probabilities are from what they promise.</content>
public static partial class Scores
{
    /// <summary>The mean distance between the probability of the decided class and how often it is right, over bins of equal width and weighted by their
    /// images, in [0, 1]; 0 is perfect, NaN of no image.</summary>
    /// <param name="labels">The true class of every image.</param>
    /// <param name="probabilities">Rows of <paramref name="classCount"/> numbers in [0, 1].</param>
    /// <param name="classCount">The number of classes; at least 2.</param>
    /// <param name="bins">Bins (lower, upper] between 0 and 1; 1 to 1,000, default 15 as in the paper. The first holds 0 too.</param>
    /// <remarks>Guo et al., "On Calibration of Modern Neural Networks", arXiv:1706.04599. <see cref="ReliabilityCurve"/> has the bins.</remarks>
    /// <exception cref="ArgumentException">The lengths do not fit, a label is out of range, a probability is not a number in [0, 1], or
    /// <paramref name="bins"/> is outside 1 to 1,000.</exception>
    public static double ExpectedCalibrationError(ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities, int classCount, int bins = 15) =>
        Bins(labels, probabilities, classCount, bins).ExpectedError;

    /// <summary>The largest distance between the probability of the decided class and how often it is right, in a bin that has images, in [0, 1]; NaN of no
    /// image. One image alone in a bin can make it large.</summary>
    /// <param name="labels">The true class of every image.</param>
    /// <param name="probabilities">Rows of <paramref name="classCount"/> numbers in [0, 1].</param>
    /// <param name="classCount">The number of classes; at least 2.</param>
    /// <param name="bins">Bins (lower, upper] between 0 and 1; 1 to 1,000, default 15 as in the paper. The first holds 0 too.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, a label is out of range, a probability is not a number in [0, 1], or
    /// <paramref name="bins"/> is outside 1 to 1,000.</exception>
    public static double MaximumCalibrationError(ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities, int classCount, int bins = 15) =>
        Bins(labels, probabilities, classCount, bins).MaximumError;

    private static CalibrationBins Bins(ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities, int classCount, int bins)
    {
        ProbabilityRows.Check(probabilities, labels, classCount);
        var counted = new CalibrationBins(bins);
        counted.AddDecided(probabilities, labels, classCount);
        return counted;
    }
}
