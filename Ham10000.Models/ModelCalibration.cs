using Ham10000.Dataset;

namespace Ham10000.Models;

/// <summary>What stands between a trained network's logits and what the model says: the temperature of its probabilities, and how a class is decided on.</summary>
/// <remarks>Both are fitted on validation images after the training and belong to the weights they were fitted to, so they are saved with them.
/// Temperature scaling: Guo et al., "On Calibration of Modern Neural Networks", arXiv:1706.04599.</remarks>
public sealed record ModelCalibration
{
    /// <summary>Probabilities as the network gives them, and the most probable class.</summary>
    public static ModelCalibration None { get; } = new();

    /// <summary>What logits are divided by before softmax or sigmoid. Above 0 and finite; above 1 makes a model less sure of itself, and leaves the order of the
    /// classes as it is. Default 1.</summary>
    public double Temperature { get; init; } = 1;

    /// <summary>How a class is decided on. Default: the most probable.</summary>
    public DecisionRule Decision { get; init; } = DecisionRule.MostProbable;

    /// <summary>Whether nothing is calibrated.</summary>
    public bool IsNone => this == None;

    /// <summary>The temperature and the rule, such as <c>temperature 1.6; mel from 0.3, else the most probable</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => FormattableString.Invariant($"temperature {Temperature:0.####}; {Decision}");

    /// <summary>Makes sure that a model for these labels can be calibrated so.</summary>
    /// <exception cref="ArgumentException">It cannot; the message lists all reasons.</exception>
    internal void Validate(LabelSchema labels) => Problems(labels).ThrowIfAny("The calibration");

    private IEnumerable<string> Problems(LabelSchema labels)
    {
        // Written so that NaN does not pass.
        if (!(Temperature > 0 && double.IsFinite(Temperature)))
        {
            yield return FormattableString.Invariant($"Temperature {Temperature} must be above 0 and finite");
        }

        foreach (var problem in Decision?.Problems(labels) ?? ["Decision is null; DecisionRule.MostProbable is the default"])
        {
            yield return problem;
        }
    }
}
