using Ham10000.Evaluation;

namespace Ham10000.Training;

/// <summary>What one fold of a cross-validation gave.</summary>
public sealed record FoldResult
{
    /// <summary>The repeat, from 0.</summary>
    public required int Repeat { get; init; }

    /// <summary>The fold, from 0.</summary>
    public required int Fold { get; init; }

    /// <summary>How many images it was trained on.</summary>
    public required int TrainingImages { get; init; }

    /// <summary>How many images judged it while it was trained; 0 for none.</summary>
    public required int ValidationImages { get; init; }

    /// <summary>The images of the fold, judged by the model that never saw them.</summary>
    public required EvaluationReport Test { get; init; }

    /// <summary>Balanced accuracy on the validation images after the training; null without any.</summary>
    public double? ValidationBalancedAccuracy { get; init; }

    /// <summary>How many epochs were trained.</summary>
    public required int Epochs { get; init; }

    /// <summary>What ended the training, as a sentence.</summary>
    public required string StopReason { get; init; }

    /// <summary>How long the training took, of a first stage too, without the time that it lay killed.</summary>
    public required TimeSpan TrainingTime { get; init; }

    /// <summary>The file of the trained model; null if none was kept.</summary>
    public string? ModelPath { get; init; }
}
