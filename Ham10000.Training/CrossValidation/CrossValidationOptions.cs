using Ham10000.Dataset;
using Ham10000.Evaluation;

namespace Ham10000.Training;

/// <summary>How a <see cref="CrossValidator"/> works.</summary>
public sealed record CrossValidationOptions
{
    /// <summary>How the images are divided, where the validator is given a dataset. Default: five folds by lesion, a tenth of the rest for validation.</summary>
    public KFoldOptions Folds { get; init; } = new();

    /// <summary>Where everything is kept, a folder per fold: the checkpoints of the fold in training, then its model and result. Called again with the same folder, the validator
    /// reads finished folds back and goes on with an interrupted one where it was. Null, the default, keeps nothing.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether each fold's model is kept in its folder. Default true.</summary>
    public bool KeepModels { get; init; } = true;

    /// <summary>How often a checkpoint is written inside an epoch, in steps; null, the default, for one after each epoch.</summary>
    public int? CheckpointEverySteps { get; init; }

    /// <summary>How the folds are judged. Null, the default, takes the recipe's own.</summary>
    public EvaluationOptions? Evaluation { get; init; }

    /// <summary>Makes callbacks for a fold alone, such as a log in its folder, after those of the options; null for none. Callbacks of the
    /// options themselves serve all folds, one after the other.</summary>
    public Func<FoldPlace, IEnumerable<TrainingCallback>>? Callbacks { get; init; }

    /// <summary>Receives each fold's result when it is finished or read back; null for nothing.</summary>
    public IProgress<FoldResult>? Progress { get; init; }
}
