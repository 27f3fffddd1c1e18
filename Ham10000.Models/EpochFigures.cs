using System.Globalization;

namespace Ham10000.Models;

/// <summary>What an epoch of a <see cref="FitSummary"/> reached. Accuracies are fractions; NaN marks an undefined value, null one that was not taken.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="TrainingLoss">Mean loss per training image.</param>
/// <param name="TrainingAccuracy">Share of training images that were classified correctly.</param>
/// <param name="ValidationLoss">Mean loss per validation image.</param>
/// <param name="ValidationAccuracy">Share of validation images that were classified correctly.</param>
/// <param name="ValidationBalancedAccuracy">Mean recall over the classes of the validation images.</param>
public sealed record EpochFigures(
    int Epoch, double TrainingLoss, double TrainingAccuracy, double? ValidationLoss = null, double? ValidationAccuracy = null, double? ValidationBalancedAccuracy = null)
{
    /// <summary>The figures on one line.</summary>
    /// <returns>Such as <c>epoch 43, training loss 0.3121, accuracy 88.1 %, validation loss 0.5815, accuracy 81.4 %</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"epoch {Epoch}, training loss {TrainingLoss:0.0000}{Accuracy(TrainingAccuracy)}")
        + (ValidationLoss is { } loss ? string.Create(CultureInfo.InvariantCulture, $", validation loss {loss:0.0000}{Accuracy(ValidationAccuracy)}") : "");

    private static string Accuracy(double? value) => value is { } known && !double.IsNaN(known)
        ? string.Create(CultureInfo.InvariantCulture, $", accuracy {known * 100:0.0} %") : "";
}
