namespace Ham10000.Evaluation;

/// <content>What is drawn as a forest plot.</content>
internal sealed partial class ForestFigure
{
    /// <summary>The recall of every class.</summary>
    public static ForestFigure Recalls(ScoreIntervals intervals) => new("class-recall", "Recall of each class",
        [.. intervals.Classes.Select(c => new ForestRow(c.Name, c.Recall, Display.Plural(c.Support, "image")))])
    {
        Axis = "recall (sensitivity)",
        Reference = (intervals.BalancedAccuracy.Estimate, $"mean, {Display.Percent(intervals.BalancedAccuracy.Estimate)}"),
    };

    /// <summary>The sensitivity for malignant lesions of every group, or where classes are no diagnoses the balanced accuracy.</summary>
    /// <param name="table">The groups.</param>
    /// <param name="overall">The value of all images; null where it is not known.</param>
    public static ForestFigure Subgroups(SubgroupTable table, double? overall)
    {
        var malignant = table.Groups.Any(g => g.MalignantSensitivity is not null);
        var axis = malignant ? "sensitivity for malignant" : "balanced accuracy";
        return new ForestFigure("subgroups", malignant ? "Sensitivity for malignant lesions by group" : "Balanced accuracy by group",
            [.. table.Groups.Select(g => new ForestRow(g.Name, (malignant ? g.MalignantSensitivity : g.BalancedAccuracy) ?? Undefined, $"{Display.Plural(g.Images, "image")}")
            {
                Group = Display.Kind(g.Kind),
                Warning = SubgroupDoubt.Of(g, malignant ? SubgroupScore.MalignantSensitivity : SubgroupScore.BalancedAccuracy),
            })])
        {
            Axis = axis,
            Reference = overall is { } value && double.IsFinite(value) ? (value, $"all images, {Display.Percent(value)}") : null,
        };
    }

    /// <summary>Differences between two runs, around 0.</summary>
    /// <param name="title">What is compared with what.</param>
    /// <param name="differences">The differences as fractions, above 0 where the first run is better.</param>
    public static ForestFigure Differences(string title, IReadOnlyList<(string Name, ConfidenceInterval Difference)> differences) =>
        new("differences", title, [.. differences.Select(d => new ForestRow(d.Name, d.Difference, ""))])
        {
            IsDifference = true,
            Axis = "difference in points",
        };

    private static readonly ConfidenceInterval Undefined = new(double.NaN, double.NaN, double.NaN, 0);
}
