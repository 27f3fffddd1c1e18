namespace Ham10000.Evaluation;

/// <summary>The temperature at which probabilities fit the truth best, and what it changes.</summary>
public sealed record TemperatureFit
{
    /// <summary>What logits are to be divided by, 0.01 to 100. Above 1 the model was too sure of itself.</summary>
    public required double Temperature { get; init; }

    /// <summary>Mean negative logarithm of the true class's probability at temperature 1, in nats. Nothing is clipped.</summary>
    public required double LogLossBefore { get; init; }

    /// <summary>The same at <see cref="Temperature"/>: the least that can be reached.</summary>
    public required double LogLossAfter { get; init; }

    /// <summary>Expected calibration error of the most probable class at temperature 1, with 15 bins.</summary>
    public required double CalibrationErrorBefore { get; init; }

    /// <summary>The same at <see cref="Temperature"/>. It is no part of what is minimised and may grow where it was small.</summary>
    public required double CalibrationErrorAfter { get; init; }

    /// <summary>The number of images it was fitted to.</summary>
    public required int Images { get; init; }

    /// <summary>The number of their lesions.</summary>
    public required int Lesions { get; init; }

    /// <summary>Whether the loss would fall further beyond 0.01 or 100, so that the temperature says no more than that.</summary>
    public required bool IsAtBound { get; init; }

    /// <summary>What to know before using the temperature, a sentence each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The temperature, the loss and the calibration error before and after, and the warnings.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"temperature {Temperature:G6}, fitted to {Display.Plural(Images, "image")} of {Display.Plural(Lesions, "lesion")}\n")
        + $"log loss           {Display.Score(LogLossBefore)} to {Display.Score(LogLossAfter)}\n"
        + $"calibration error  {Display.Score(CalibrationErrorBefore)} to {Display.Score(CalibrationErrorAfter)}\n"
        + string.Concat(Warnings.Select(static warning => $"Warning: {warning}\n"));
}
