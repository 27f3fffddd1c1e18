namespace Ham10000.Dataset;

/// <summary>Plans a split along the parts that the publishers made.</summary>
internal static class OfficialPlanner
{
    internal static SplitPlan Plan(IReadOnlyList<LesionRecord> sorted, Target target, SplitOptions options)
    {
        var unassigned = sorted.Where(record => record.OfficialPart is null).ToList();
        ThrowIfUnassigned(unassigned, sorted.Count, options);
        var exclusions = unassigned.Select(record => LeftOut(record, "belongs to no official part"));
        int[] parts = [.. sorted.Select(record => record.OfficialPart is { } part ? (int)part : SplitPlan.LeftOut)];
        var warnings = Enumerable.Empty<string>();
        if (options.UseOfficial == OfficialUse.TestOnly)
        {
            exclusions = exclusions.Concat(sorted.Where(r => r.OfficialPart == OfficialPart.Validation)
                .Select(record => LeftOut(record, "belongs to the official validation part, and the split draws its own from the official training part")));
            warnings = Draw(sorted, parts, target, options);
        }

        return new SplitPlan(sorted, parts)
        {
            Options = options,
            Exclusions = [.. exclusions.OrderBy(e => e.ImageId, StringComparer.Ordinal)],
            Wanted = [true, options.UseOfficial == OfficialUse.All || options.Validation > 0, true],
            Duplicates = options.KeepTogether,
            Cause = LeakCause.Official,
            Warnings = [.. warnings],
        };
    }

    /// <summary>Divides the official training part into training and validation.</summary>
    private static List<string> Draw(IReadOnlyList<LesionRecord> sorted, int[] parts, Target target, SplitOptions options)
    {
        int[] pool = [.. Enumerable.Range(0, sorted.Count).Where(i => sorted[i].OfficialPart == OfficialPart.Training)];
        LesionRecord[] records = [.. pool.Select(i => sorted[i])];
        double[] shares = [options.Train, options.Validation];
        var groups = LesionGroup.Of(records, target, options.Groups);
        var groupParts = GroupSplitter.Assign(groups, shares, new CounterRandom(options.Seed, RandomPurpose.Split));
        var drawn = SplitPlan.PartsOf(records.Length, groups, groupParts);
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = parts[i] == SplitPlan.Validation ? SplitPlan.LeftOut : parts[i];
        }

        for (var i = 0; i < pool.Length; i++)
        {
            parts[pool[i]] = drawn[i];
        }

        return [.. SplitWarnings.Groups(groups, records, target, options.Groups), .. SplitWarnings.Imbalance(groups, groupParts, shares, target, options.Stratified)];
    }

    private static void ThrowIfUnassigned(List<LesionRecord> unassigned, int count, SplitOptions options)
    {
        if (unassigned.Count == count)
        {
            throw new InvalidOperationException($"None of the {count:N0} images says which official part it belongs to. Official parts come with ISIC 2018 Task 3 and with folders named train, val and test; for other data use SplitOptions.ByLesion.");
        }

        if (unassigned.Count > 0 && options.OnUnassigned == OnUnassigned.Fail)
        {
            throw new InvalidOperationException($"{unassigned.Count:N0} of {count:N0} images belong to no official part: {Display.Some([.. unassigned.Select(r => Display.Text(r.ImageId))])}. To leave them out, set SplitOptions.OnUnassigned to OnUnassigned.Exclude.");
        }
    }

    private static Exclusion LeftOut(LesionRecord record, string why)
        => new(record.ImageId, record.Line, ExclusionReason.NotInSplit, $"Image '{Display.Text(record.ImageId)}' {why}.");
}
