using System.Globalization;

namespace Ham10000.Evaluation;

/// <summary>The two groups of a kind between which a score differs most.</summary>
/// <remarks>The interval comes from drawing each group's lesions by themselves; it is always the percentile interval. The two groups were picked because they are furthest apart, so of many groups one
/// pair may lie apart by chance: the more groups were compared, the less an interval that leaves out 0 says.</remarks>
/// <param name="Kind">By what the images are grouped.</param>
/// <param name="Score">The score.</param>
/// <param name="Highest">The name of the group that scores most.</param>
/// <param name="Lowest">The name of the group that scores least.</param>
/// <param name="Difference">The score of <paramref name="Highest"/> less that of <paramref name="Lowest"/>.</param>
/// <param name="Compared">How many groups were large enough to be compared by this score; <c>unknown</c> is never among them.</param>
public sealed record SubgroupGap(SubgroupKind Kind, SubgroupScore Score, string Highest, string Lowest, ConfidenceInterval Difference, int Compared)
{
    /// <summary>The gap in words, e.g. <c>sex, malignant sensitivity: female 0.053 above male (95 % interval -0.021 to 0.128), of 2 groups</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{SubgroupNames.Of(Kind)}, {SubgroupNames.Of(Score)}: {Highest} {Difference.Estimate:F3} above {Lowest} ({Difference.Level * 100:0.##} % interval {Difference.Lower:F3} to {Difference.Upper:F3}{Difference.Definedness}), of {Compared} groups");
}
