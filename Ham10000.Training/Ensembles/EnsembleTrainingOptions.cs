using Ham10000.Evaluation;
using Ham10000.Models;

namespace Ham10000.Training;

/// <summary>How an <see cref="EnsembleTrainer"/> works.</summary>
public sealed record EnsembleTrainingOptions
{
    /// <summary>Where everything is kept, a folder per member: the checkpoints of the member in training, then its model. Called again with the same folder, the trainer loads the
    /// members that are finished and goes on with an interrupted one where it was. Null, the default, keeps nothing.</summary>
    public string? Folder { get; init; }

    /// <summary>How often a checkpoint is written inside an epoch, in steps; null, the default, for one after each epoch.</summary>
    public int? CheckpointEverySteps { get; init; }

    /// <summary>How much each member counts, above 0, in any unit; null, the default, for all the same.</summary>
    public IReadOnlyList<double>? Weights { get; init; }

    /// <summary>The ensemble's name in summaries and tables. Default <c>Ensemble</c>.</summary>
    public string Name { get; init; } = nameof(Ensemble);

    /// <summary>How members and ensemble are judged, all alike. Null, the default: as the members' recipes say where they agree (<see cref="Recipe.Evaluation"/>), else by the defaults of
    /// <see cref="EvaluationOptions"/>.</summary>
    public EvaluationOptions? Evaluation { get; init; }

    /// <summary>What makes the modules of the user's own in members that are loaded again. Default: none.</summary>
    public ModuleFactories Modules { get; init; } = new();

    /// <summary>Receives each member when it is trained or loaded, and judged; null for nothing.</summary>
    public IProgress<EnsembleMemberResult>? Progress { get; init; }
}
