using Ham10000.Models;

namespace Ham10000.Evaluation;

/// <summary>Malignant or benign: what the answers are worth to one who must decide whether to excise.</summary>
internal static class MalignancySection
{
    public static Section? Of(Report report, Captions captions)
    {
        if (report.Malignancy is not { } malignancy)
        {
            return null;
        }

        var (sum, diagnosis) = (malignancy.BySum, malignancy.ByDiagnosis);
        var table = new Markup().AddConstant("<table>\n<thead><tr><th scope=\"col\" class=\"text\">score</th><th scope=\"col\">by the diagnosis given</th><th scope=\"col\">by summed probability</th></tr></thead>\n<tbody>\n");
        Row("Sensitivity", "malignant images called so", diagnosis.Sensitivity, sum.Sensitivity);
        Row("Specificity", "benign images called so", diagnosis.Specificity, sum.Specificity);
        Row("Precision", "of those called malignant", diagnosis.Precision, sum.Precision);
        Row("Negative predictive value", "of those called benign", diagnosis.NegativePredictiveValue, sum.NegativePredictiveValue);
        Counts("Malignant images missed", sum => sum.FalseNegatives, sum => sum.Positives);
        Counts("Benign images called malignant", sum => sum.FalsePositives, sum => sum.Negatives);
        if (diagnosis.UndecidedPositives + diagnosis.UndecidedNegatives > 0)
        {
            Counts("Malignant images left undecided", sum => sum.UndecidedPositives, sum => sum.Positives);
            Counts("Benign images left undecided", sum => sum.UndecidedNegatives, sum => sum.Negatives);
        }

        var rule = malignancy.Rule.Equals(DecisionRule.MostProbable) ? "" : $" The diagnosis given is that of the rule: {malignancy.Rule}. What it leaves undecided counts as wrong.";
        var level = Display.Level(diagnosis.Sensitivity.Level);
        return new Section("malignancy", "Malignant or benign", new Markup()
            .Add($"<p>Malignant are melanoma, basal cell carcinoma, and actinic keratosis or intraepithelial carcinoma. The diagnosis given decides, or whether the probabilities of these three add up to more than those of the others.{rule}</p>\n")
            .Add(captions.Table("Malignant or benign", $"With {level} intervals. Precision and negative predictive value hold for a set with as many malignant lesions as this one.", table.AddConstant("</tbody>\n</table>\n")))
            .Add($"<p>The two ways call {Display.Count(malignancy.Disagreements)} of {Display.Plural(malignancy.Count, "image")} differently.</p>\n"));

        void Row(string name, string note, ConfidenceInterval first, ConfidenceInterval second) =>
            table.Add($"<tr><th scope=\"row\">{name}<small>{note}</small></th>").Add(PageTable.PercentCell(first)).Add(PageTable.PercentCell(second)).AddConstant("</tr>\n");

        void Counts(string name, Func<BinaryScores, long> part, Func<BinaryScores, long> whole) => table.Add(
            $"<tr><th scope=\"row\">{name}</th><td>{Display.Count(part(diagnosis))} of {Display.Count(whole(diagnosis))}</td><td>{Display.Count(part(sum))} of {Display.Count(whole(sum))}</td></tr>\n");
    }
}
