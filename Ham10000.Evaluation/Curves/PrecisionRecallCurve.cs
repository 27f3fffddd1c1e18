namespace Ham10000.Evaluation;

/// <summary>Precision over recall of one class against the rest, threshold by threshold.</summary>
/// <remarks>The lists have one entry per point, with recall descending to 0; the last point, recall 0 and precision 1, has no threshold.</remarks>
public sealed partial class PrecisionRecallCurve
{
    /// <summary>Of the images at or above the threshold, the share that has the class.</summary>
    public required IReadOnlyList<double> Precisions { get; init; }

    /// <summary>Of the images that have the class, the share at or above the threshold; NaN where none has it.</summary>
    public required IReadOnlyList<double> Recalls { get; init; }

    /// <summary>The thresholds, ascending; one fewer than there are points.</summary>
    public required IReadOnlyList<double> Thresholds { get; init; }

    /// <summary>The mean of the precisions, weighted by the growth of recall: no interpolation. NaN without a positive.</summary>
    public required double AveragePrecision { get; init; }

    /// <summary>The images of the class.</summary>
    public required int Positives { get; init; }

    /// <summary>All images.</summary>
    public required int Count { get; init; }

    /// <summary>The share of images that have the class: the precision of calling every image so.</summary>
    public double Prevalence => (double)Positives / Count;
}
