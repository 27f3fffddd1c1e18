namespace Ham10000.Dataset;

/// <summary>Plans the folds of a cross-validation. Each depends on the seed, its repeat and its number alone.</summary>
internal sealed class FoldPlanner
{
    private readonly LesionRecord[] _sorted;
    private readonly Exclusion[] _leftOut;
    private readonly Target _target;
    private readonly KFoldOptions _options;
    private readonly LesionGroup[] _groups;
    private readonly double[] _evenShares;
    private readonly int[][] _foldsOfGroups;

    internal FoldPlanner(LesionRecord[] sorted, Target target, KFoldOptions options)
    {
        (_target, _options) = (target, options);
        _sorted = options.OfficialTrainingOnly ? [.. sorted.Where(IsForTraining)] : sorted;
        _leftOut = [.. options.OfficialTrainingOnly ? sorted.Where(r => !IsForTraining(r)).Select(LeftOut) : []];
        if (_sorted.Length == 0 && sorted.Length > 0)
        {
            throw new InvalidOperationException($"None of the {sorted.Length:N0} images belongs to an official training part. Official parts come with ISIC 2018 Task 3 and with folders named train, val and test; for other data leave KFoldOptions.OfficialTrainingOnly false.");
        }

        _groups = LesionGroup.Of(_sorted, target, options.Groups);
        if (_groups.Length < options.Folds)
        {
            var unit = options.Unit == SplitUnit.Lesion ? "lesions" : "images";
            throw new InvalidOperationException($"The dataset has {_groups.Length:N0} {unit} that can be parted from each other, and {options.Folds} folds were asked for. Ask for fewer, so that every fold has one to test.");
        }

        _evenShares = [.. Enumerable.Repeat(1.0 / options.Folds, options.Folds)];
        _foldsOfGroups = [.. Enumerable.Range(0, options.Repeats)
            .Select(repeat => GroupSplitter.Assign(_groups, _evenShares, new CounterRandom(options.Seed, RandomPurpose.Fold, repeat)))];
    }

    internal SplitPlan Plan(int repeat, int fold)
    {
        var folds = _foldsOfGroups[repeat];
        LesionGroup[] rest = [.. _groups.Where((_, g) => folds[g] != fold)];
        double[] shares = [1 - _options.Validation, _options.Validation];
        var restParts = GroupSplitter.Assign(rest, shares, new CounterRandom(_options.Seed, RandomPurpose.FoldValidation, repeat, fold));
        var parts = SplitPlan.PartsOf(_sorted.Length, rest, restParts);
        for (var i = 0; i < parts.Length; i++)
        {
            // Who is in no part of the rest is tested.
            parts[i] = parts[i] == SplitPlan.LeftOut ? SplitPlan.Test : parts[i];
        }

        return new SplitPlan(_sorted, parts)
        {
            Exclusions = _leftOut,
            Wanted = [true, _options.Validation > 0, true],
            Duplicates = _options.KeepTogether,
            TellsMixedLesions = _options.Unit == SplitUnit.Lesion,
            Warnings = [.. GroupWarnings.Concat(Imbalance(_groups, folds, _evenShares)).Concat(Imbalance(rest, restParts, shares)).Distinct()],
        };
    }

    /// <summary>What to say about the folds as a whole.</summary>
    internal IEnumerable<string> Warnings()
    {
        var imbalances = _foldsOfGroups.SelectMany(folds => Imbalance(_groups, folds, _evenShares)).Distinct();
        return [.. _target.Warnings, .. _options.Unit == SplitUnit.Image ? [ByImage] : Array.Empty<string>(), .. GroupWarnings, .. imbalances, .. OfficialTest, .. EmptyFolds()];
    }

    private static string ByImage => "The folds are by image, so that lesions have images in training and test. Scores on them are too good; use SplitUnit.Lesion to avoid it. Each fold's Leakage says how much.";

    private IEnumerable<string> OfficialTest => SplitWarnings.OfficialTest(_sorted, _ => false, "KFoldOptions.OfficialTrainingOnly keeps it apart");

    private static bool IsForTraining(LesionRecord record) => record.OfficialPart == OfficialPart.Training;

    private static Exclusion LeftOut(LesionRecord record)
        => new(record.ImageId, record.Line, ExclusionReason.NotInSplit, $"Image '{Display.Text(record.ImageId)}' does not belong to the official training part, which alone is divided into folds.");

    private IEnumerable<string> GroupWarnings => SplitWarnings.Groups(_groups, _sorted, _target, _options.Groups);

    private IEnumerable<string> Imbalance(LesionGroup[] groups, int[] parts, double[] shares)
        => SplitWarnings.Imbalance(groups, parts, shares, _target, _options.Stratified);

    private IEnumerable<string> EmptyFolds()
    {
        int[] labels = [.. _sorted.Select(_target.RequireLabel)];
        foreach (var c in Enumerable.Range(0, _target.Labels.ClassCount).Where(labels.Contains))
        {
            var having = _foldsOfGroups.Sum(folds => _groups.Select((group, g) => (group, g)).Where(p => p.group.Images.Any(i => labels[i] == c)).Select(p => folds[p.g]).Distinct().Count());
            var all = _options.Folds * _options.Repeats;
            if (having < all)
            {
                yield return $"{all - having} of {all} test parts have no image of {_target.Labels.ClassNames[c]}.";
            }
        }
    }
}
