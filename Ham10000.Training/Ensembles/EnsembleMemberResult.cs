using Ham10000.Evaluation;

namespace Ham10000.Training;

/// <summary>One trained member of an ensemble.</summary>
public sealed record EnsembleMemberResult
{
    /// <summary>Its recipe's name, with the number of its fold where members are folds.</summary>
    public required string Name { get; init; }

    /// <summary>How many epochs it was trained.</summary>
    public required int Epochs { get; init; }

    /// <summary>What ended its training, as a sentence.</summary>
    public required string StopReason { get; init; }

    /// <summary>How long its training took, of a first stage too.</summary>
    public required TimeSpan TrainingTime { get; init; }

    /// <summary>The file of its model; null if none was kept.</summary>
    public string? ModelPath { get; init; }

    /// <summary>The images that all members and the ensemble are judged by for choices; null without any.</summary>
    public EvaluationReport? Validation { get; init; }

    /// <summary>The images that all members and the ensemble are judged by in the end; null without any.</summary>
    public EvaluationReport? Test { get; init; }
}
