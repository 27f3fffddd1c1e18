namespace Ham10000.Dataset;

/// <summary>The folds that a file gives: per repeat the fold that tests each image, or per fold the part of each image.</summary>
internal sealed class FoldTable(LesionRecord[] records, string file)
{
    /// <summary>The most folds over all repeats, which bounds what a broken file can make the reader hold.</summary>
    internal const int MostFolds = 1_000;

    private readonly SortedDictionary<(int Repeat, int Fold), Cell> _cells = [];
    private readonly SortedSet<(int Repeat, int Fold)> _seen = [];

    /// <summary>Whether the file has a column of parts, and with it a line per image, repeat and fold.</summary>
    internal bool HasParts { get; set; }

    internal int Folds => _seen.Count == 0 ? 0 : _seen.Max(key => key.Fold) + 1;

    internal int Repeats => _seen.Count == 0 ? 0 : _seen.Max.Repeat + 1;

    internal IEnumerable<KeyValuePair<(int Repeat, int Fold), Cell>> Cells => _cells;

    /// <summary>Where the lines of a fold are booked; null if there are too many folds.</summary>
    internal Cell? CellOf(int repeat, int fold)
    {
        if (_seen.Add((repeat, fold)) && _seen.Count > MostFolds)
        {
            _seen.Remove((repeat, fold));
            return null;
        }

        var key = HasParts ? (repeat, fold) : (repeat, 0);
        if (!_cells.TryGetValue(key, out var cell))
        {
            _cells[key] = cell = new Cell(records.Length);
        }

        return cell;
    }

    /// <summary>Where a cell's lines are, for a message.</summary>
    internal string Name((int Repeat, int Fold) key) => HasParts ? $" in repeat {key.Repeat}, fold {key.Fold}" : $" in repeat {key.Repeat}";

    /// <summary>Makes sure that there are at least two folds, that none is missing, and that each image is tested once a repeat.</summary>
    internal void Check(TableProblems problems)
    {
        var (folds, repeats) = (Folds, Repeats);
        if (folds < 2)
        {
            problems.Add($"{file} has {folds} fold(s). Expected at least 2, counted from 0.");
        }

        var grid = from repeat in Enumerable.Range(0, repeats) from fold in Enumerable.Range(0, folds) select (Repeat: repeat, Fold: fold);
        foreach (var key in grid.Where(key => !_seen.Contains(key)))
        {
            problems.Add($"{file} has no line of repeat {key.Repeat}, fold {key.Fold}. Expected lines of every fold from 0 to {folds - 1} in every repeat from 0 to {repeats - 1}.");
        }

        foreach (var repeat in Enumerable.Range(0, HasParts ? repeats : 0))
        {
            CheckTestedOnce(repeat, problems);
        }
    }

    internal SplitPlan Plan(int repeat, int fold)
    {
        if (HasParts)
        {
            return Plan(records, _cells[(repeat, fold)].Values, file);
        }

        var folds = _cells[(repeat, 0)].Values;
        return Plan(records, [.. folds.Select(f => f == SplitPlan.LeftOut ? f : f == fold ? SplitPlan.Test : SplitPlan.Train)], file);
    }

    /// <summary>Says how many lesions the folds cut through, and how many official test images they learn from.</summary>
    internal IEnumerable<string> Warnings()
    {
        var cut = Enumerable.Range(0, Repeats).SelectMany(CutLesions).Distinct(StringComparer.Ordinal).Count();
        if (cut > 0)
        {
            yield return $"The folds of {file} cut through {cut:N0} lesions, which have images in training and test. Scores on them are too good; divide by lesion to avoid it. Each fold's Leakage says how much.";
        }

        var learnt = _cells.Keys.SelectMany(key => Enumerable.Range(0, HasParts ? 1 : Folds).Select(fold => Plan(key.Repeat, HasParts ? key.Fold : fold).Parts))
            .SelectMany(parts => Enumerable.Range(0, parts.Length).Where(i => parts[i] is SplitPlan.Train or SplitPlan.Validation)).ToHashSet();
        foreach (var warning in SplitWarnings.OfficialTest(records, i => !learnt.Contains(i), "KFoldOptions.OfficialTrainingOnly keeps it apart"))
        {
            yield return warning;
        }
    }

    /// <summary>The plan of a split that a file gives.</summary>
    internal static SplitPlan Plan(LesionRecord[] records, int[] parts, string file) => new(records, parts)
    {
        Exclusions = [.. records.Where((_, i) => parts[i] == SplitPlan.LeftOut)
            .Select(r => new Exclusion(r.ImageId, r.Line, ExclusionReason.NotInSplit, $"{file} does not name image '{r.ImageId}'."))],
        Wanted = [.. new[] { SplitPlan.Train, SplitPlan.Validation, SplitPlan.Test }.Select(parts.Contains)],
        Cause = LeakCause.File(file),
    };

    private IEnumerable<string> CutLesions(int repeat)
        => Enumerable.Range(0, Folds)
            .SelectMany(fold => Plan(repeat, fold).Parts.Select((part, i) => (Lesion: records[i].LesionId, Fold: fold, IsTested: part == SplitPlan.Test)))
            .Where(image => image.IsTested).Select(image => (image.Lesion, image.Fold)).Distinct()
            .GroupBy(image => image.Lesion, StringComparer.Ordinal).Where(lesion => lesion.Skip(1).Any()).Select(lesion => lesion.Key);

    private void CheckTestedOnce(int repeat, TableProblems problems)
    {
        var cells = _cells.Where(pair => pair.Key.Repeat == repeat).Select(pair => pair.Value.Values).ToList();
        for (var i = 0; i < records.Length; i++)
        {
            var tested = cells.Count(values => values[i] == SplitPlan.Test);
            if (tested != 1 && cells.Any(values => values[i] != SplitPlan.LeftOut))
            {
                problems.Add($"{file}: image '{records[i].ImageId}' is in the test part of {tested} folds of repeat {repeat}. Expected exactly one.", imageId: records[i].ImageId);
            }
        }
    }

    /// <summary>A value for each image, and the line that gave it.</summary>
    internal sealed class Cell
    {
        internal Cell(int images)
        {
            (Values, Lines) = (new int[images], new int[images]);
            Array.Fill(Values, SplitPlan.LeftOut);
        }

        internal int[] Values { get; }

        internal int[] Lines { get; }
    }
}
