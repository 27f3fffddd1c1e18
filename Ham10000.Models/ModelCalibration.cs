using Ham10000.Dataset;

namespace Ham10000.Models;

/// <summary>What stands between a trained network's logits and what the model says: the temperature of its probabilities, and how a class is decided on.</summary>
/// <remarks>Both are fitted on validation images after the training and belong to the weights they were fitted to, so they are saved with them.
/// Temperature scaling: Guo et al., "On Calibration of Modern Neural Networks", arXiv:1706.04599.</remarks>
public sealed record ModelCalibration
{
    /// <summary>Probabilities as the network gives them, and the most probable class.</summary>
    public static ModelCalibration None { get; } = new();

    /// <summary>The smallest temperature that is taken, 0.01. A fit that ends here has found no temperature: the model is right about every image.</summary>
    public const double SmallestTemperature = 0.01;

    /// <summary>The largest temperature that is taken, 100. A fit that ends here says that the probabilities are no better than equal ones.</summary>
    public const double LargestTemperature = 100;

    /// <summary>What logits are divided by before softmax or sigmoid. 0.01 to 100; above 1 makes a model less sure of itself, and leaves the order of the
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

    /// <summary>Whether logits can be divided by a number without leaving what float32 holds, and for sense.</summary>
    internal static bool IsTemperature(double value) => value is >= SmallestTemperature and <= LargestTemperature;

    private IEnumerable<string> Problems(LabelSchema labels)
    {
        if (!IsTemperature(Temperature))
        {
            yield return FormattableString.Invariant($"Temperature {Temperature} must be {SmallestTemperature}..{LargestTemperature}");
        }

        foreach (var problem in Decision?.Problems(labels) ?? ["Decision is null; DecisionRule.MostProbable is the default"])
        {
            yield return problem;
        }
    }
}
