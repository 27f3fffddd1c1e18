using System.Collections.ObjectModel;

namespace Ham10000.Evaluation;

/// <summary>What one epoch of training cost and reached.</summary>
/// <remarks>Losses are means per image and hold the model's L2 penalty. Training values are running means over the epoch's own batches,
/// validation values are taken at its end. Accuracies are fractions in [0, 1]. NaN marks an undefined value, null one that was not taken.</remarks>
public sealed record EpochRecord
{
    /// <summary>The epoch's number; the first is 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The phase of the fit that the epoch belongs to; null in a fit without phases.</summary>
    public string? Phase { get; init; }

    /// <summary>The learning rate during the epoch.</summary>
    public double LearningRate { get; init; }

    /// <summary>The epoch's wall-clock time in seconds, validation included.</summary>
    public double Seconds { get; init; }

    /// <summary>Training images per second of the epoch's training part.</summary>
    public double ImagesPerSecond { get; init; }

    /// <summary>Seconds of the epoch's training part in which the network waited for the next batch to be prepared. More than a few percent of it says that
    /// further threads would help that prepare batches.</summary>
    public double WaitedSeconds { get; init; }

    /// <summary>Mean loss per training image.</summary>
    public double TrainingLoss { get; init; }

    /// <summary>Share of training images that were classified correctly; NaN for a model that reconstructs.</summary>
    public double TrainingAccuracy { get; init; }

    /// <summary>Mean recall over the classes of the training images; NaN for a model that reconstructs.</summary>
    public double TrainingBalancedAccuracy { get; init; }

    /// <summary>Mean loss per validation image; null without a validation set.</summary>
    public double? ValidationLoss { get; init; }

    /// <summary>Share of validation images that were classified correctly; null without a validation set or for a model that reconstructs.</summary>
    public double? ValidationAccuracy { get; init; }

    /// <summary>Mean recall over the classes of the validation images; null without a validation set or for a model that reconstructs.</summary>
    public double? ValidationBalancedAccuracy { get; init; }

    /// <summary>Values of further metrics by name. Empty by default.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = ReadOnlyDictionary<string, double>.Empty;

    private (int, string?, double, double, double, double, double, double, double, double?, double?, double?) Values => (
        Epoch, Phase, LearningRate, Seconds, ImagesPerSecond, WaitedSeconds,
        TrainingLoss, TrainingAccuracy, TrainingBalancedAccuracy, ValidationLoss, ValidationAccuracy, ValidationBalancedAccuracy);

    /// <summary>Compares every value, those of <see cref="Metrics"/> by name; two undefined values are equal.</summary>
    /// <param name="other">Another epoch.</param>
    public bool Equals(EpochRecord? other) => other is not null && Values.Equals(other.Values) && Metrics.Count == other.Metrics.Count
        && Metrics.All(metric => other.Metrics.TryGetValue(metric.Key, out var value) && value.Equals(metric.Value));

    /// <summary>A hash of the same values.</summary>
    public override int GetHashCode() => HashCode.Combine(Values, Metrics.Count);
}
