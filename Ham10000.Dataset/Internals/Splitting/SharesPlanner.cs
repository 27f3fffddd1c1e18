namespace Ham10000.Dataset;

/// <summary>Plans a split by shares.</summary>
internal static class SharesPlanner
{
    internal static SplitPlan Plan(IReadOnlyList<LesionRecord> sorted, Target target, SplitOptions options)
    {
        double[] shares = [options.Train, options.Validation, options.Test];
        var groups = LesionGroup.Of(sorted, target, options.Groups);
        var parts = GroupSplitter.Assign(groups, shares, new CounterRandom(options.Seed, RandomPurpose.Split));
        var partOf = SplitPlan.PartsOf(sorted.Count, groups, parts);
        return new SplitPlan(sorted, partOf)
        {
            Options = options,
            Wanted = [.. shares.Select(share => share > 0)],
            Duplicates = options.KeepTogether,
            TellsMixedLesions = options.Unit == SplitUnit.Lesion,
            Warnings =
            [
                .. SplitWarnings.Groups(groups, sorted, target, options.Groups),
                .. SplitWarnings.Imbalance(groups, parts, shares, target, options.Stratified),
                .. SplitWarnings.OfficialTest(sorted, i => partOf[i] == SplitPlan.Test, "SplitOptions.Official keeps it apart"),
            ],
        };
    }
}
