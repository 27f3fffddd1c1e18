using Ham10000.Evaluation;

namespace Ham10000.Training;

/// <summary>What a cross-validation gave.</summary>
public sealed partial class CrossValidationResult
{
    internal CrossValidationResult(string name, IReadOnlyList<FoldResult> folds, IReadOnlyList<EvaluationReport> outOfFold)
    {
        (Name, Folds, OutOfFold) = (name, folds, outOfFold);
        BalancedAccuracy = ScoreSpread.Of(folds.Select(fold => fold.Test.BalancedAccuracy));
        Accuracy = ScoreSpread.Of(folds.Select(fold => fold.Test.Accuracy));
        Loss = ScoreSpread.Of(folds.Select(fold => fold.Test.Loss));
        TrainingTime = folds.Aggregate(TimeSpan.Zero, (sum, fold) => sum + fold.TrainingTime);
    }

    /// <summary>The recipe's name.</summary>
    public string Name { get; }

    /// <summary>The folds' results: the first repeat's, then the second's.</summary>
    public IReadOnlyList<FoldResult> Folds { get; }

    /// <summary>For each repeat all images, each judged by the model that never saw it. Its interval comes from all lesions, so it is narrower than a fold's, and its balanced
    /// accuracy is not quite the mean of the folds', whose rare classes have few images. What a threshold or a calibration is fitted on.</summary>
    public IReadOnlyList<EvaluationReport> OutOfFold { get; }

    /// <summary>Balanced accuracy over the folds.</summary>
    public ScoreSpread BalancedAccuracy { get; }

    /// <summary>Accuracy over the folds.</summary>
    public ScoreSpread Accuracy { get; }

    /// <summary>Mean loss per test image over the folds, L2 penalty included.</summary>
    public ScoreSpread Loss { get; }

    /// <summary>How long the training of all folds took.</summary>
    public TimeSpan TrainingTime { get; }
}
