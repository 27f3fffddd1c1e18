namespace Ham10000.Evaluation;

/// <summary>Finds the groups that lie furthest apart and draws their lesions.</summary>
internal static class SubgroupGaps
{
    public static IEnumerable<SubgroupGap> Of(
        IReadOnlyList<(SubgroupImages Images, ResampledScores Drawn)> groups, bool[] occurring, SubgroupOptions options, CancellationToken cancellationToken)
    {
        foreach (var kind in groups.GroupBy(group => group.Images.Kind))
        {
            foreach (var score in Enum.GetValues<SubgroupScore>())
            {
                var large = kind.Where(group => group.Images.IsComparable(score, occurring, options)).OrderBy(group => group.Drawn.Estimates[(int)score]).ToList();
                if (large.Count > 1)
                {
                    yield return Between(large[^1], large[0], score, large.Count, options.Bootstrap, cancellationToken);
                }
            }
        }
    }

    private static SubgroupGap Between(
        (SubgroupImages Images, ResampledScores Drawn) highest, (SubgroupImages Images, ResampledScores Drawn) lowest, SubgroupScore score, int compared,
        BootstrapOptions options, CancellationToken cancellationToken)
    {
        // Under one seed both groups would draw the same places of their lists; the next seed makes the draws independent.
        var plain = options with { Method = BootstrapMethod.Percentile };
        var other = lowest.Images.Draw(plain with { Seed = unchecked(options.Seed + 1) }, cancellationToken).Draws[(int)score];
        double[] differences = [.. highest.Drawn.Draws[(int)score].Zip(other, (high, low) => high - low)];
        var estimate = highest.Drawn.Estimates[(int)score] - lowest.Drawn.Estimates[(int)score];
        var interval = new ResampledScores([estimate], [differences], LeftOut: null, plain).Interval(0);
        return new SubgroupGap(highest.Images.Kind, score, highest.Images.Name, lowest.Images.Name, interval, compared);
    }
}
