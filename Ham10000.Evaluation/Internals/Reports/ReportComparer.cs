namespace Ham10000.Evaluation;

/// <summary>Compares two reports.</summary>
internal sealed class ReportComparer(Report first, Report second, ReportCompareOptions options)
{
    public ReportComparison Compare(CancellationToken cancellationToken)
    {
        var (one, two) = SharedPredictions.Of(first.Test.Predictions, second.Test.Predictions, options.SharedImagesOnly);
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
            Scores = Scores(one, two, cancellationToken),
            Recalls = Recalls(one, two, cancellationToken),
            Agreement = Agreement(one, two),
            Settings = Differences(first.Settings, second.Settings),
            Versions = Differences(first.Versions, second.Versions),
            Resamples = options.Bootstrap.Resamples,
            Warnings = [.. Warnings(one)],
        };
    }

    // Two runs of one recipe must be told apart.
    private static string Name(string asked, string title, string place, string other) =>
        asked.Length > 0 ? asked : title.Length == 0 ? place : title == other ? $"{title} ({place})" : title;

    private ScoreDifference[] Scores(Predictions one, Predictions two, CancellationToken cancellationToken) =>
    [
        new("balanced accuracy", PairedBootstrap.BalancedAccuracy(one, two, options.Bootstrap, cancellationToken)),
        new("accuracy", PairedBootstrap.Interval(one, two, matrix => matrix.Accuracy, options.Bootstrap, cancellationToken)),
    ];

    private ScoreDifference[] Recalls(Predictions one, Predictions two, CancellationToken cancellationToken)
    {
        var names = one.Schema.ClassNames;
        var simultaneous = options.Bootstrap with { Level = 1 - ((1 - options.Bootstrap.Level) / names.Count) };
        return [.. names.Select((name, c) => new ScoreDifference($"recall of {name}", PairedBootstrap.Interval(one, two, matrix => Recall(matrix, c), options.Bootstrap, cancellationToken))
        {
            ClassName = name,
            Simultaneous = PairedBootstrap.Interval(one, two, matrix => Recall(matrix, c), simultaneous, cancellationToken).Difference,
        })];

        static double Recall(ConfusionMatrix matrix, int c) => matrix.Support(c) == 0 ? double.NaN : (double)matrix[c, c] / matrix.Support(c);
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
