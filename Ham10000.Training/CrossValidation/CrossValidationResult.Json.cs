using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ham10000.Dataset;
using Ham10000.Evaluation;

namespace Ham10000.Training;

public sealed partial class CrossValidationResult
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The scores as JSON: those of each fold, their mean and spread, and the out-of-fold report of each repeat with every image's probabilities.</summary>
    /// <remarks>JSON has no NaN: an undefined value is <c>null</c>. The first member, <c>format</c>, names this layout.</remarks>
    public string ToJson() => new JsonObject
    {
        ["format"] = "ham10000.cross-validation/1",
        ["name"] = Name,
        ["trainingSeconds"] = Number(TrainingTime.TotalSeconds),
        ["balancedAccuracy"] = Node(BalancedAccuracy),
        ["accuracy"] = Node(Accuracy),
        ["loss"] = Node(Loss),
        ["folds"] = new JsonArray([.. Folds.Select(Node)]),
        ["outOfFold"] = new JsonArray([.. OutOfFold.Select(report => JsonNode.Parse(report.ToJson()))]),
    }.ToJsonString(Indented) + "\n";

    /// <summary>Writes <see cref="ToJson"/> to a file, whole or not at all. A missing folder is made.</summary>
    /// <param name="path">The file; replaced if it exists.</param>
    public void SaveJson(string path) => AtomicFile.Write(path, file => file.Write(Encoding.UTF8.GetBytes(ToJson())));

    private static JsonObject Node(FoldResult fold) => new()
    {
        ["repeat"] = fold.Repeat,
        ["fold"] = fold.Fold,
        ["trainingImages"] = fold.TrainingImages,
        ["validationImages"] = fold.ValidationImages,
        ["testImages"] = fold.Test.Predictions.Count,
        ["epochs"] = fold.Epochs,
        ["stopReason"] = fold.StopReason,
        ["trainingSeconds"] = Number(fold.TrainingTime.TotalSeconds),
        ["accuracy"] = Number(fold.Test.Accuracy),
        ["balancedAccuracy"] = Number(fold.Test.BalancedAccuracy),
        ["loss"] = Number(fold.Test.Loss),
        ["validationBalancedAccuracy"] = fold.ValidationBalancedAccuracy is { } validation ? Number(validation) : null,
        ["recalls"] = new JsonObject(fold.Test.ClassificationReport.Classes.Select(row => KeyValuePair.Create(row.Name, (JsonNode?)Number(row.Support == 0 ? double.NaN : row.Recall)))),
    };

    private static JsonObject Node(ScoreSpread spread) => new()
    {
        ["mean"] = Number(spread.Mean),
        ["standardDeviation"] = Number(spread.StandardDeviation),
        ["minimum"] = Number(spread.Minimum),
        ["maximum"] = Number(spread.Maximum),
        ["count"] = spread.Count,
    };

    private static JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}
