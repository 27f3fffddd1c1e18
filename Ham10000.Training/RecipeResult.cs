using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Models;

namespace Ham10000.Training;

/// <summary>What running a <see cref="Training.Recipe"/> gave. Disposing it disposes the model.</summary>
public sealed partial class RecipeResult : IDisposable
{
    /// <summary>The recipe that was run.</summary>
    public required Recipe Recipe { get; init; }

    /// <summary>The images it was trained and evaluated on.</summary>
    public required DataSplit Split { get; init; }

    /// <summary>What became of every row of the dataset, such as those without a class of the target; null if the recipe was given a split.</summary>
    public DatasetReport? Report { get; init; }

    /// <summary>The trained model.</summary>
    public required ImageModel Model { get; init; }

    /// <summary>The epochs of the first stage; null for a recipe without <see cref="Recipe.Pretraining"/>.</summary>
    public TrainingHistory? Pretraining { get; init; }

    /// <summary>The epochs.</summary>
    public required TrainingHistory History { get; init; }

    /// <summary>The validation part, judged by the trained model; null without one, or after a cancellation.</summary>
    public EvaluationReport? Validation { get; init; }

    /// <summary>The test part, judged by the trained model; null without one, or after a cancellation.</summary>
    public EvaluationReport? Test { get; init; }

    /// <summary>How long the training took, a first stage and validation after each epoch included.</summary>
    public TimeSpan TrainingTime => TimeSpan.FromSeconds(History.TotalSeconds + (Pretraining?.TotalSeconds ?? 0));

    /// <summary>Whether the backbone started from ImageNet weights or at random, or that there is none.</summary>
    public WeightsOrigin BackboneStart => Model.BackboneStart;

    /// <summary>The result as a row of a <see cref="ComparisonTable"/>.</summary>
    /// <param name="reportLink">Where the recipe's report lies, relative to the page of the table, such as <c>MobileNet/report.html</c>; empty, the default, for none.</param>
    public ComparisonRow ToComparisonRow(string reportLink = "") => new()
    {
        Name = Recipe.Name,
        Time = TrainingTime,
        TestAccuracy = Test?.Accuracy ?? double.NaN,
        TestLoss = Test?.Loss ?? double.NaN,
        TestBalancedAccuracy = Test?.BalancedAccuracy ?? double.NaN,
        TestBalancedAccuracyInterval = Test?.BalancedAccuracyInterval,
        TestPredictions = Test?.Predictions,
        TestMacroRocAuc = Test?.Predictions.Score(new RocAuc()) ?? double.NaN,
        TestMalignantSensitivity = Test?.MalignantSensitivity(Recipe.Evaluation.Bootstrap),
        ReportLink = reportLink,
        ValidationAccuracy = Validation?.Accuracy,
        ValidationLoss = Validation?.Loss,
        BackboneStart = BackboneStart.Kind == WeightsOriginKind.None ? "" : BackboneStart.ToString(),
    };

    /// <inheritdoc />
    public void Dispose() => Model.Dispose();
}
