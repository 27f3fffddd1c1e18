using System.Globalization;

namespace Ham10000.Evaluation;

/// <summary>A value with the interval that holds it at a stated level of confidence.</summary>
/// <param name="Estimate">The value on the data as they are.</param>
/// <param name="Lower">The lower bound.</param>
/// <param name="Upper">The upper bound.</param>
/// <param name="Level">The level of confidence in (0, 1), e.g. 0.95.</param>
public sealed record ConfidenceInterval(double Estimate, double Lower, double Upper, double Level)
{
    /// <summary>The share of the draws in which the value was defined, in [0, 1]; 1, the default, where it always was. The bounds come from those draws alone: below 1 they
    /// speak only of samples in which, for one, the class occurs at all.</summary>
    public double DefinedShare { get; init; } = 1;

    /// <summary>The value and its bounds with three decimals, e.g. <c>0.543 (95 % interval 0.482 to 0.601)</c>; where the value was undefined in some draws, their share too,
    /// e.g. <c>0.500 (95 % interval 0.000 to 1.000, defined in 87.3 % of the draws)</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Estimate:F3} ({Level * 100:0.##} % interval {Lower:F3} to {Upper:F3}{Definedness})");

    /// <summary>What follows the bounds where they come from some of the draws only.</summary>
    internal string Definedness => DefinedShare >= 1 ? "" : string.Create(CultureInfo.InvariantCulture, $", defined in {Math.Floor(DefinedShare * 1000) / 10:0.0} % of the draws");
}
