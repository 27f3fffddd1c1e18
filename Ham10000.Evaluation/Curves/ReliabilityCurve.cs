namespace Ham10000.Evaluation;

/// <summary>How often a model is right where it says it is so sure: images in bins of equal width by probability.</summary>
/// <remarks>Guo et al., "On Calibration of Modern Neural Networks", arXiv:1706.04599. Bins are (lower, upper]; the first holds 0 too.</remarks>
public sealed partial class ReliabilityCurve
{
    /// <summary>All bins in ascending order, empty ones included.</summary>
    public required IReadOnlyList<ReliabilityBin> Bins { get; init; }

    /// <summary>The mean distance of probability and share over the bins, weighted by their images, in [0, 1]; 0 is perfect.</summary>
    public required double ExpectedCalibrationError { get; init; }

    /// <summary>The largest distance of probability and share in a bin that has images, in [0, 1].</summary>
    public required double MaximumCalibrationError { get; init; }
}
