using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <summary>How the model does on groups of patients and images.</summary>
internal static class SubgroupSection
{
    public static Section? Of(Report report, Captions captions)
    {
        if (report.Subgroups is not { Groups.Count: > 0 } table)
        {
            return null;
        }

        var level = Display.Level(table.Groups[0].Accuracy.Level);
        var body = new Markup()
            .AddConstant("<p>Groups are compared on the same images as everything above. A difference between groups may come from other diagnoses, other cameras or too few lesions, not only from the model.</p>\n")
            .Add(captions.Table("Scores by group", $"With {level} intervals. † Not to be judged, for want of lesions: after a name every score of the group, after a score that one.", Table(table)))
            .Add(captions.Figure(ForestFigure.Subgroups(table, Overall(report)), $"Points and {level} intervals. † and faint: not to be judged."));
        Doubts(body, table.Groups);
        Gaps(body, table.Gaps);
        return new Section("groups", "Groups of patients and images", body);
    }

    // A warning may name several reasons; the row has room for the first.
    private static string Short(string warning) => warning.Split(';')[0];

    private static void Doubts(Markup body, IReadOnlyList<Subgroup> groups)
    {
        var doubtful = groups.Where(g => g.Warning is not null).Select(g => KeyValuePair.Create($"{Display.Kind(g.Kind)}: {g.Name}", g.Warning!)).ToArray();
        if (doubtful.Length > 0)
        {
            body.AddConstant("<details>\n<summary>Why groups and scores are not to be judged</summary>\n").Add(PageTable.Facts(doubtful)).AddConstant("</details>\n");
        }
    }

    private static void Gaps(Markup body, IReadOnlyList<SubgroupGap> gaps)
    {
        if (gaps.Count == 0)
        {
            return;
        }

        body.AddConstant("<h3>Widest gaps</h3>\n<p>Of the groups large enough to be judged, the two that lie furthest apart. They were picked for that, so of many groups a pair may lie apart by chance.</p>\n<ul class=\"notes\">\n");
        foreach (var gap in gaps)
        {
            var bounds = Display.HasBounds(gap.Difference) ? $" ({Display.Level(gap.Difference.Level)} interval {Display.Points(gap.Difference.Lower)} to {Display.Points(gap.Difference.Upper)})" : "";
            body.Add($"<li>{Display.Kind(gap.Kind)}, {SubgroupNames.Of(gap.Score)}: {gap.Highest} {Display.Points(gap.Difference.Estimate)} points above {gap.Lowest}{bounds}, of {gap.Compared} groups.</li>\n");
        }

        body.AddConstant("</ul>\n");
    }

    /// <summary>The share of malignant images that were given a malignant class, over all images, or the balanced accuracy where classes are no diagnoses.</summary>
    public static double? Overall(Report report)
    {
        if (report.Subgroups is not { } table || table.Groups.All(g => g.MalignantSensitivity is null))
        {
            return report.Test.BalancedAccuracy;
        }

        var (called, all) = Malignant(report.Test.ConfusionMatrix);
        return all == 0 ? null : (double)called / all;
    }

    /// <summary>How many images of malignant classes were given a malignant one, and how many there are.</summary>
    public static (long Called, long All) Malignant(ConfusionMatrix matrix)
    {
        var malignant = Enumerable.Range(0, matrix.ClassCount).Where(c => IsMalignant(matrix.ClassNames[c])).ToArray();
        return (malignant.Sum(r => malignant.Sum(c => matrix[r, c])), malignant.Sum(matrix.Support));
    }

    private static bool IsMalignant(string name) => name.Equals("malignant", StringComparison.OrdinalIgnoreCase)
        || (Diagnosis.TryParseCode(name, out var diagnosis) && diagnosis.IsMalignant);

    private static Markup Table(SubgroupTable groups)
    {
        var malignant = groups.Groups.Any(g => g.MalignantSensitivity is not null || g.BenignSpecificity is not null);
        var table = new Markup().AddConstant("<table>\n<thead><tr><th scope=\"col\" class=\"text\">group</th><th scope=\"col\">images</th><th scope=\"col\">lesions</th><th scope=\"col\">accuracy</th><th scope=\"col\">balanced accuracy</th>"
            + (malignant ? "<th scope=\"col\">sensitivity, malignant</th><th scope=\"col\">specificity, benign</th>" : "") + "</tr></thead>\n");
        foreach (var kind in groups.Groups.GroupBy(g => g.Kind))
        {
            table.Add($"<tbody>\n<tr><th scope=\"rowgroup\" colspan=\"{(malignant ? 7 : 5)}\" class=\"group\">{Display.Kind(kind.Key)}</th></tr>\n");
            foreach (var group in kind)
            {
                Row(table, group, malignant);
            }

            table.AddConstant("</tbody>\n");
        }

        return table.AddConstant("</table>\n");
    }

    private static void Row(Markup table, Subgroup group, bool malignant)
    {
        var isSmall = SubgroupDoubt.IsOfAll(group);
        table.AddConstant(isSmall ? "<tr class=\"doubt\">" : "<tr>").Add($"<th scope=\"row\">{group.Name}{(isSmall ? " †" : "")}");
        if (isSmall)
        {
            table.Add($"<small>{Short(group.Warning!)}</small>");
        }

        table.Add($"</th><td>{Display.Count(group.Images)}</td><td>{Display.Count(group.Lesions)}</td>").Add(PageTable.PercentCell(group.Accuracy)).Add(Cell(group.BalancedAccuracy, SubgroupScore.BalancedAccuracy));
        if (malignant)
        {
            table.Add(Cell(group.MalignantSensitivity, SubgroupScore.MalignantSensitivity)).Add(Cell(group.BenignSpecificity, SubgroupScore.BenignSpecificity));
        }

        table.AddConstant("</tr>\n");

        // A mark at a score of a group whose name has one would say nothing more, nor one at a dash.
        Markup Cell(ConfidenceInterval? value, SubgroupScore score) =>
            PageTable.PercentCell(value, !isSmall && double.IsFinite(value?.Estimate ?? double.NaN) && SubgroupDoubt.Of(group, score) is not null);
    }
}
