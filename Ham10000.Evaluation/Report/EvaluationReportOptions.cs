using System.Collections.ObjectModel;
using Ham10000.Models;

namespace Ham10000.Evaluation;

/// <summary>What an <see cref="EvaluationReport"/> states beyond what follows from the predictions.</summary>
public sealed record EvaluationReportOptions
{
    /// <summary>What was evaluated, e.g. <c>test</c>; part of the report's title. Empty by default.</summary>
    public string SetName { get; init; } = "";

    /// <summary>Mean cross-entropy per image, as computed from logits. Null, the default: the <see cref="LogLoss"/> of the probabilities.</summary>
    public double? CrossEntropy { get; init; }

    /// <summary>The model's L2 penalty, part of the loss as in Keras. Default 0.</summary>
    public double L2Penalty { get; init; }

    /// <summary>What undefined precision, recall and F1 count as. Default 0, as in scikit-learn.</summary>
    public ZeroDivision ZeroDivision { get; init; } = ZeroDivision.Zero;

    /// <summary>How the interval of balanced accuracy is drawn.</summary>
    public BootstrapOptions Bootstrap { get; init; } = new();

    /// <summary>How the model decides, where that is not for the most probable class: its outcome stands beside the scores, which it does not change. Null, the default: there
    /// is none.</summary>
    public DecisionRule? Decision { get; init; }

    /// <summary>Values of further metrics by name. Empty by default.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = ReadOnlyDictionary<string, double>.Empty;

    /// <summary>What a reader needs to know of the run, as pairs of name and value, e.g. model and input size. Empty by default.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Details { get; init; } = [];
}
