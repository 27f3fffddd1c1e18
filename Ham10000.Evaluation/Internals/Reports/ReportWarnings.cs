namespace Ham10000.Evaluation;

/// <summary>What a reader must know before trusting a number of a report.</summary>
internal static class ReportWarnings
{
    // The 95 % interval of a recall on ten lesions is 60 points wide in the middle: it tells next to nothing.
    private const int FewLesions = 10;

    public static IEnumerable<string> Of(Report report, ReportContext context) =>
        [.. OfSplit(report, context), .. OfClasses(report, context), .. OfScores(report), .. OfGroups(report), .. OfLabels(report)];

    private static IEnumerable<string> OfSplit(Report report, ReportContext context)
    {
        if (context.Split is { Test.Count: 0 })
        {
            yield return $"There is no test part. The scores are of the {report.Test.SetName} part, by which choices may have been made while training; they flatter.";
        }

        foreach (var warning in context.Split?.Warnings ?? [])
        {
            yield return warning;
        }
    }

    private static IEnumerable<string> OfClasses(Report report, ReportContext context)
    {
        var (matrix, predictions) = (report.Test.ConfusionMatrix, report.Test.Predictions);
        var lesions = Enumerable.Range(0, predictions.Count).GroupBy(i => predictions.Labels[i])
            .ToDictionary(g => g.Key, g => g.Select(i => predictions.LesionIds[i]).Distinct(StringComparer.Ordinal).Count());
        var absent = Names(c => matrix.Support(c) == 0);

        // A split says it itself.
        if (absent.Length > 0 && context.Split is null)
        {
            yield return $"No image of {absent} was evaluated, so nothing can be said about it.";
        }

        var few = string.Join(", ", Enumerable.Range(0, matrix.ClassCount).Where(c => matrix.Support(c) > 0 && lesions[c] < FewLesions)
            .Select(c => $"{matrix.ClassNames[c]} ({lesions[c]})"));
        if (few.Length > 0)
        {
            yield return $"Fewer than {FewLesions} lesions were evaluated of: {few}. Scores of these classes tell next to nothing, and balanced accuracy depends on them as much as on the others.";
        }

        string Names(Func<int, bool> wanted) => string.Join(", ", Enumerable.Range(0, matrix.ClassCount).Where(wanted).Select(c => matrix.ClassNames[c]));
    }

    private static IEnumerable<string> OfScores(Report report)
    {
        var test = report.Test;
        var present = Enumerable.Range(0, test.ConfusionMatrix.ClassCount).Count(c => test.ConfusionMatrix.Support(c) > 0);
        var chance = 1.0 / present;
        if (present > 1 && test.BalancedAccuracyInterval.Lower <= chance)
        {
            yield return $"The interval of balanced accuracy reaches {Display.Percent(chance)}, which always giving the same answer scores: nothing shows that the model has learnt to tell the classes apart.";
        }

        if (present > 1 && test.Accuracy <= test.MajorityAccuracy)
        {
            yield return $"Accuracy, {Display.Percent(test.Accuracy)}, is not above that of always answering {test.MajorityName}, {Display.Percent(test.MajorityAccuracy)}.";
        }
    }

    private static IEnumerable<string> OfGroups(Report report)
    {
        if (report.Subgroups is not { } table)
        {
            yield break;
        }

        var (small, partly) = (table.Groups.Count(SubgroupDoubt.IsOfAll), table.Groups.Count(g => g.Warning is not null && !SubgroupDoubt.IsOfAll(g)));
        if (small > 0)
        {
            yield return $"{small} of {table.Groups.Count} groups of patients and images {(small == 1 ? "is" : "are")} too small to judge; marked †.";
        }

        if (partly > 0)
        {
            yield return $"Of {partly} of {table.Groups.Count} groups of patients and images single scores are not to be judged, for want of lesions; these scores are marked †.";
        }
    }

    // A prediction holds the true class of its image.
    private static IEnumerable<string> OfLabels(Report report)
    {
        if (report.Test.Predictions.Schema.Target is "sex" or "age")
        {
            yield return $"The classes are the patients' {report.Test.Predictions.Schema.Target}, and the JSON and the CSV file hold that of every image. Think of that before passing them on.";
        }
    }
}
