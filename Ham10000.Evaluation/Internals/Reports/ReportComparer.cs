namespace Ham10000.Evaluation;

/// <summary>Compares two reports.</summary>
internal sealed class ReportComparer(Report first, Report second, ReportCompareOptions options)
{
    public ReportComparison Compare(CancellationToken cancellationToken)
    {
        var (one, two) = SharedPredictions.Of(first.Test.Predictions, second.Test.Predictions, options.SharedImagesOnly);
        var drawn = PairedAllScores.Run(one, two, options.Bootstrap, cancellationToken);
        return new ReportComparison
        {
            FirstName = Name(options.FirstName, first.Title, "first", second.Title),
            SecondName = Name(options.SecondName, second.Title, "second", first.Title),
            First = first,
            Second = second,
            FirstPredictions = one,
            SecondPredictions = two,
            OnlyInFirst = first.Test.Predictions.Count - one.Count,
            OnlyInSecond = second.Test.Predictions.Count - two.Count,
            Scores = Scores(drawn),
            Recalls = Recalls(one, drawn),
            Agreement = Agreement(one, two),
            McNemar = McNemar.Test(one, two),
            Settings = Differences(first.Settings, second.Settings),
            Versions = Differences(first.Versions, second.Versions),
            Resamples = options.Bootstrap.Resamples,
            Warnings = [.. Warnings(one)],
        };
    }

    // Two runs of one recipe must be told apart.
    private static string Name(string asked, string title, string place, string other) =>
        asked.Length > 0 ? asked : title.Length == 0 ? place : title == other ? $"{title} ({place})" : title;

    private static ScoreDifference[] Scores(ResampledScores drawn) =>
    [
        new("balanced accuracy", Difference(drawn, (int)AllScores.Whole.BalancedAccuracy)),
        new("accuracy", Difference(drawn, (int)AllScores.Whole.Accuracy)),
        new("macro F1", Difference(drawn, (int)AllScores.Whole.MacroF1)),
        new("macro ROC AUC", Difference(drawn, (int)AllScores.Whole.MacroRocAuc)),
        new("macro average precision", Difference(drawn, (int)AllScores.Whole.MacroAveragePrecision)),
        new("log loss", Difference(drawn, (int)AllScores.Whole.LogLoss) with { HigherIsBetter = false }),
        new("Brier score", Difference(drawn, (int)AllScores.Whole.Brier) with { HigherIsBetter = false }),
        new("expected calibration error", Difference(drawn, (int)AllScores.Whole.Calibration) with { HigherIsBetter = false }),
    ];

    private static ScoreDifference[] Recalls(Predictions one, ResampledScores drawn)
    {
        var names = one.Schema.ClassNames;
        var occurring = Enumerable.Range(0, names.Count).Count(c => one.Labels.Contains(c));
        var wide = drawn with { Options = drawn.Options with { Level = 1 - ((1 - drawn.Options.Level) / occurring) } };
        return [.. names.Select((name, c) => new ScoreDifference($"recall of {name}", Difference(drawn, AllScores.Place(c, AllScores.OfClass.Recall)))
        {
            ClassName = name,
            Simultaneous = Difference(wide, AllScores.Place(c, AllScores.OfClass.Recall)).Difference,
        })];
    }

    private static PairedDifference Difference(ResampledScores drawn, int score)
    {
        var count = drawn.Estimates.Length / 3;
        var draws = drawn.Draws[(2 * count) + score];
        var defined = draws.Count(d => !double.IsNaN(d));
        return new PairedDifference(drawn.Interval(score), drawn.Interval(count + score), drawn.Interval((2 * count) + score), defined == 0 ? double.NaN : (double)draws.Count(d => d > 0) / defined);
    }

    private static ClassAgreement[] Agreement(Predictions one, Predictions two)
    {
        var counts = new int[one.Schema.ClassCount, 4];
        for (var i = 0; i < one.Count; i++)
        {
            var (firstRight, secondRight) = (one.PredictedClasses[i] == one.Labels[i], two.PredictedClasses[i] == one.Labels[i]);
            counts[one.Labels[i], (firstRight, secondRight) switch { (true, true) => 0, (true, false) => 1, (false, true) => 2, _ => 3 }]++;
        }

        return [.. one.Schema.ClassNames.Select((name, c) => new ClassAgreement(name, counts[c, 0], counts[c, 1], counts[c, 2], counts[c, 3]))];
    }

    private static SettingDifference[] Differences(IReadOnlyList<KeyValuePair<string, string>> one, IReadOnlyList<KeyValuePair<string, string>> two)
    {
        var names = one.Concat(two).Select(pair => pair.Key).Distinct(StringComparer.Ordinal);
        return [.. names.Select(name => new SettingDifference(name, Value(one, name), Value(two, name))).Where(d => !string.Equals(d.First, d.Second, StringComparison.Ordinal))];

        static string? Value(IReadOnlyList<KeyValuePair<string, string>> pairs, string name) => pairs.LastOrDefault(pair => pair.Key == name).Value;
    }

    private IEnumerable<string> Warnings(Predictions shared)
    {
        var (onlyFirst, onlySecond) = (first.Test.Predictions.Count - shared.Count, second.Test.Predictions.Count - shared.Count);
        if (onlyFirst + onlySecond > 0)
        {
            yield return $"The runs were tested on different images. Compared are the {Display.Count(shared.Count)} that both were tested on; left out are {Display.Count(onlyFirst)} of the first and {Display.Count(onlySecond)} of the second, so that scores here differ from those of the reports.";
        }

        foreach (var part in first.Parts.Join(second.Parts, p => p.Name, p => p.Name, (one, two) => (one, two)).Where(p => p.one.Name == "train" && p.one.Fingerprint != p.two.Fingerprint))
        {
            yield return "The runs were trained on different images. What differs may be the images, not the method.";
        }
    }
}
