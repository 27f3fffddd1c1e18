using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <content>The decisions as predictions, as malignant or benign, and as text.</content>
public sealed partial class DecisionOutcome
{
    private const string UndecidedName = "undecided";

    /// <summary>The decisions as predictions that are sure of themselves, with a last class <c>undecided</c> that no image has in truth, so that every score and interval can be
    /// computed of them: <c>Bootstrap.BalancedAccuracy(outcome.ToPredictions())</c>. Scores of probabilities, such as log loss, mean nothing here.</summary>
    public Predictions ToPredictions()
    {
        var schema = new LabelSchema(Schema.Target, LabelKind.Multiclass, [.. Schema.ClassNames, FreeName(Schema)]);
        var probabilities = new float[Count * schema.ClassCount];
        for (var i = 0; i < Count; i++)
        {
            probabilities[(i * schema.ClassCount) + (_decisions[i] == UndecidedClass ? Schema.ClassCount : _decisions[i])] = 1;
        }

        return new Predictions(schema, Predictions.ImageIds, Predictions.LesionIds, Predictions.Labels, probabilities);
    }

    /// <summary>Malignant or benign by the diagnosis that was decided on, whatever the probabilities of the others; undecided stays undecided.
    /// <see cref="Predictions.ToMalignancy"/> goes by summed probabilities instead.</summary>
    /// <returns>The outcome in <see cref="Target.Malignancy"/>'s classes; its rule is still the one for diagnoses, and it has no costs.</returns>
    /// <exception cref="InvalidOperationException">The classes are not diagnoses.</exception>
    public DecisionOutcome ToMalignancy()
    {
        var malignant = MalignantClasses.OfDiagnoses(Schema);
        return new DecisionOutcome(Predictions.ToMalignancy(), Rule, [.. _decisions.Select(d => d == UndecidedClass ? UndecidedClass : malignant[d] ? 1 : 0)], costs: null);
    }

    /// <summary>The rule, a table with a row per true class (decisions, undecided, recall over all and over the decided images), and the scores.</summary>
    public override string ToString()
    {
        var table = new TextColumns(["true \\ decided", .. Schema.ClassNames, UndecidedName, "total", "recall", "of decided"]);
        foreach (var c in Classes)
        {
            table.Add([
                Schema.ClassNames[c], .. Classes.Select(d => Display.Count(ConfusionMatrix[c, d])), Display.Count(Undecided[c]), Display.Count(Support(c)),
                Display.Score(Recall(c)), Display.Score(RecallOfDecided(c)),
            ]);
        }

        return $"rule: {Rule}\n\n{table}\n{string.Join('\n', Lines())}\n";
    }

    private IEnumerable<string> Lines()
    {
        yield return $"decided            {Display.Count(DecidedCount)} of {Display.Plural(Count, "image")} (coverage {Display.Score(Coverage)})";
        yield return $"accuracy           {Display.Score(Accuracy)} (of decided {Display.Score(AccuracyOfDecided)})";
        yield return $"balanced accuracy  {Display.Score(BalancedAccuracy)} (of decided {Display.Score(BalancedAccuracyOfDecided)})";
        if (Rule.Costs is not null && !double.IsNaN(MeanCostOfMostProbable))
        {
            yield return $"mean cost          {Display.Score(MeanCost)} (of the most probable class {Display.Score(MeanCostOfMostProbable)})";
        }
    }

    private static string FreeName(LabelSchema schema)
    {
        var name = UndecidedName;
        while (schema.ClassNames.Contains(name))
        {
            name += "'";
        }

        return name;
    }
}
