namespace Ham10000.Evaluation;

/// <summary>How an interval is read off the draws.</summary>
public enum BootstrapMethod
{
    /// <summary>The percentiles of the draws (Efron and Tibshirani, "An Introduction to the Bootstrap", chapter 13). The default.</summary>
    Percentile,

    /// <summary>Percentiles that are shifted for the bias of the draws and for their skew, which is estimated by leaving out each lesion once (Efron, "Better
    /// Bootstrap Confidence Intervals", JASA 82, 1987). Nearer to the stated level where a score is close to 0 or 1; costs as many further computations as
    /// there are lesions. NaN where the estimate lies outside all draws.</summary>
    BiasCorrectedAccelerated,
}
