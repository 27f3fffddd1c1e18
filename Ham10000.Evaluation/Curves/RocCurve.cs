namespace Ham10000.Evaluation;

/// <summary>The receiver operating characteristic of one class against the rest: what each threshold finds, and what it raises false alarms for.</summary>
/// <remarks>The lists have one entry per point, from the threshold that nothing reaches to the one that everything does. Rates are NaN where there is no
/// positive, or no negative.</remarks>
public sealed partial class RocCurve
{
    /// <summary>Of the images of other classes, the share at or above the threshold: 1 − specificity, in [0, 1], ascending.</summary>
    public required IReadOnlyList<double> FalsePositiveRates { get; init; }

    /// <summary>Of the images of the class, the share at or above the threshold: sensitivity, in [0, 1], ascending.</summary>
    public required IReadOnlyList<double> TruePositiveRates { get; init; }

    /// <summary>The thresholds, descending; the first is positive infinity, which nothing reaches.</summary>
    public required IReadOnlyList<double> Thresholds { get; init; }

    /// <summary>The area under the curve by the trapezoidal rule, in [0, 1]; 0.5 is chance. NaN without a positive or without a negative.</summary>
    public required double Area { get; init; }

    /// <summary>The images of the class.</summary>
    public required int Positives { get; init; }

    /// <summary>The images of other classes.</summary>
    public required int Negatives { get; init; }
}
