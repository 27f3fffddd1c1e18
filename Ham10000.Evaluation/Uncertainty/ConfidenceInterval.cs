namespace Ham10000.Evaluation;

/// <summary>A value with the interval that holds it at a stated level of confidence.</summary>
/// <param name="Estimate">The value on the data as they are.</param>
/// <param name="Lower">The lower bound.</param>
/// <param name="Upper">The upper bound.</param>
/// <param name="Level">The level of confidence in (0, 1), e.g. 0.95.</param>
public sealed record ConfidenceInterval(double Estimate, double Lower, double Upper, double Level)
{
    /// <summary>The value and its bounds with three decimals, e.g. <c>0.543 (95 % interval 0.482 to 0.601)</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Estimate:F3} ({Level * 100:0.##} % interval {Lower:F3} to {Upper:F3})");
}
