using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Evaluation;

/// <summary>How well a model of diagnoses tells malignant from benign, judged in both ways in which seven classes become two.</summary>
/// <remarks>Malignant are melanoma, basal cell carcinoma, and actinic keratosis or intraepithelial carcinoma (<c>Diagnosis.IsMalignant</c>).</remarks>
public sealed record MalignancyReport
{
    /// <summary>An image is malignant where the malignant classes' probabilities sum to more than those of the others; see <see cref="Predictions.ToMalignancy"/>.</summary>
    public required BinaryScores BySum { get; init; }

    /// <summary>An image is malignant where the diagnosis that is decided on is; see <see cref="DecisionOutcome.ToMalignancy"/>.</summary>
    public required BinaryScores ByDiagnosis { get; init; }

    /// <summary>What decided on the diagnosis for <see cref="ByDiagnosis"/>.</summary>
    public required DecisionRule Rule { get; init; }

    /// <summary>The number of images that the two call differently, undecided ones included.</summary>
    public required int Disagreements { get; init; }

    /// <summary>The number of images.</summary>
    public required int Count { get; init; }

    /// <summary>Whether the classes are all diagnoses, so that predictions of them can be judged.</summary>
    /// <param name="schema">The classes.</param>
    public static bool CanJudge(LabelSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return MalignantClasses.AreDiagnoses(schema);
    }

    /// <summary>Judges predictions of diagnoses.</summary>
    /// <param name="predictions">What was predicted.</param>
    /// <param name="rule">What decides on the diagnosis; null for the most probable.</param>
    /// <param name="bootstrap">How the intervals are drawn; null for 2,000 resamples at level 0.95.</param>
    /// <param name="cancellationToken">Stops with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InvalidOperationException">The classes are not diagnoses.</exception>
    /// <exception cref="ArgumentException">The rule does not fit the classes, or an option is out of range.</exception>
    public static MalignancyReport Of(Predictions predictions, DecisionRule? rule = null, BootstrapOptions? bootstrap = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        const int malignant = 1;
        var bySum = predictions.ToMalignancy().Decide(DecisionRule.MostProbable);
        var byDiagnosis = predictions.Decide(rule ?? DecisionRule.MostProbable).ToMalignancy();
        var disagreements = 0;
        for (var i = 0; i < bySum.Count; i++)
        {
            disagreements += bySum.Decisions[i] == byDiagnosis.Decisions[i] ? 0 : 1;
        }

        return new MalignancyReport
        {
            BySum = BinaryScores.Of(bySum, malignant, bootstrap, cancellationToken),
            ByDiagnosis = BinaryScores.Of(byDiagnosis, malignant, bootstrap, cancellationToken),
            Rule = byDiagnosis.Rule,
            Disagreements = disagreements,
            Count = bySum.Count,
        };
    }

    /// <summary>Both ways with their scores.</summary>
    public override string ToString() =>
        $"malignant where the summed probability of malignant diagnoses is larger\n{BySum}\n\nmalignant where the decided diagnosis is ({Rule})\n{ByDiagnosis}\n\n"
        + $"They call {Display.Count(Disagreements)} of {Display.Plural(Count, "image")} differently.\n";
}
