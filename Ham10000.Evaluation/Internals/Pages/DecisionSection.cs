namespace Ham10000.Evaluation;

/// <summary>What the rule that the model carries decides, beside the most probable class.</summary>
internal static class DecisionSection
{
    public static Section? Of(EvaluationReport test, Captions captions)
    {
        if (test.DecisionOutcome is not { } outcome)
        {
            return null;
        }

        var body = new Markup()
            .Add($"<p>The model carries a decision rule: {outcome.Rule}. All other numbers on this page, but for malignant or benign, are those of the most probable class.</p>\n")
            .Add($"<p>By the rule, {Display.Count(outcome.DecidedCount)} of {Display.Plural(outcome.Count, "image")} are decided on ({Display.Percent(outcome.Coverage)}). An image left undecided counts as wrong, except where it says “of decided”.</p>\n")
            .Add(captions.Table("Recall by the rule", "Of the images that have a class, the share that was given it.", Recalls(test, outcome)))
            .Add(captions.Table("Scores by the rule", "Of all images, and of those decided on.", Scores(test, outcome)));
        return new Section("decisions", "Decision rule", body);
    }

    private static Markup Recalls(EvaluationReport test, DecisionOutcome outcome)
    {
        var matrix = test.ConfusionMatrix;
        var table = new Markup().AddConstant("<table>\n<thead><tr><th scope=\"col\" class=\"text\">class</th><th scope=\"col\">images</th><th scope=\"col\">most probable</th><th scope=\"col\">by the rule</th>"
            + "<th scope=\"col\">of decided</th><th scope=\"col\">undecided</th><th scope=\"col\">precision by the rule</th></tr></thead>\n<tbody>\n");
        for (var c = 0; c < matrix.ClassCount; c++)
        {
            var decided = outcome.ConfusionMatrix;
            table.Add($"<tr>{PageTable.RowHeader(matrix.ClassNames[c])}<td>{Display.Count(matrix.Support(c))}</td><td>{Display.Percent((double)matrix[c, c] / matrix.Support(c))}</td><td>{Display.Percent(outcome.Recall(c))}</td>")
                .Add($"<td>{Display.Percent(outcome.RecallOfDecided(c))}</td><td>{Display.Count(outcome.Undecided[c])}</td><td>{Display.Percent((double)decided[c, c] / decided.PredictedCount(c))}</td></tr>\n");
        }

        return table.AddConstant("</tbody>\n</table>\n");
    }

    private static Markup Scores(EvaluationReport test, DecisionOutcome outcome)
    {
        var table = new Markup().AddConstant("<table>\n<thead><tr><th scope=\"col\" class=\"text\">score</th><th scope=\"col\">most probable</th><th scope=\"col\">by the rule</th><th scope=\"col\">of decided</th></tr></thead>\n<tbody>\n")
            .Add($"<tr><th scope=\"row\">Balanced accuracy</th><td>{Display.Percent(test.BalancedAccuracy)}</td><td>{Display.Percent(outcome.BalancedAccuracy)}</td><td>{Display.Percent(outcome.BalancedAccuracyOfDecided)}</td></tr>\n")
            .Add($"<tr><th scope=\"row\">Accuracy</th><td>{Display.Percent(test.Accuracy)}</td><td>{Display.Percent(outcome.Accuracy)}</td><td>{Display.Percent(outcome.AccuracyOfDecided)}</td></tr>\n");
        if (outcome.Rule.Costs is not null)
        {
            table.Add($"<tr><th scope=\"row\">Mean cost per image</th><td>{Display.Score(outcome.MeanCostOfMostProbable)}</td><td>{Display.Score(outcome.MeanCost)}</td><td>{Display.Missing}</td></tr>\n");
        }

        return table.AddConstant("</tbody>\n</table>\n");
    }
}
