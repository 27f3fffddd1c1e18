using Ham10000.Models;

namespace Ham10000.Evaluation;

/// <summary>What <see cref="Calibrator"/> found: the calibration of a model, and how well it does on the images that it was fitted to.</summary>
public sealed record CalibrationFit
{
    /// <summary>Temperature and rule, as <see cref="ImageModel.Calibration"/> takes them.</summary>
    public required ModelCalibration Calibration { get; init; }

    /// <summary>How the temperature was found; null where it was not fitted.</summary>
    public required TemperatureFit? Temperature { get; init; }

    /// <summary>The threshold that was chosen; null without <see cref="CalibratorOptions.Target"/>.</summary>
    public required OperatingPoint? OperatingPoint { get; init; }

    /// <summary>The minimum confidence that was chosen; null without <see cref="CalibratorOptions.Confidence"/>.</summary>
    public required AbstentionPoint? Abstention { get; init; }

    /// <summary>The predictions at the fitted temperature.</summary>
    public required Predictions Predictions { get; init; }

    /// <summary>What the whole rule decides on them.</summary>
    public required DecisionOutcome Outcome { get; init; }

    /// <summary>The views that the model was asked about. It is to be used with the same.</summary>
    public required TestTimeAugmentation TestTimeAugmentation { get; init; }

    /// <summary>What to know before using the calibration, a sentence each; those of its parts are included.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The calibration, its parts and the decisions.</summary>
    public override string ToString()
    {
        object?[] parts = [$"calibration: {Calibration}\n", Temperature, OperatingPoint, Abstention, Abstention is null ? Outcome : null];
        return string.Join('\n', parts.Where(static part => part is not null));
    }
}
