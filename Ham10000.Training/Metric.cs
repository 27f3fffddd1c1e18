using Ham10000.Evaluation;

namespace Ham10000.Training;

/// <summary>A value that each epoch yields and a callback can monitor, with the direction in which it improves.</summary>
public sealed record Metric
{
    private readonly Func<EpochRecord, double?> _read;

    private Metric(string measure, MetricPhase phase, bool higherIsBetter, bool isCustom, Func<EpochRecord, double?>? read = null)
    {
        Measure = measure;
        Phase = phase;
        HigherIsBetter = higherIsBetter;
        IsCustom = isCustom;
        Name = $"{(phase == MetricPhase.Training ? "training" : "validation")} {measure}";
        _read = read ?? (record => record.Metrics.TryGetValue(Name, out var value) ? value : null);
    }

    /// <summary>The mean loss over the epoch's batches, L2 penalty included.</summary>
    public static Metric TrainingLoss { get; } = new("loss", MetricPhase.Training, false, false, record => record.TrainingLoss);

    /// <summary>The share of the epoch's training images that were classified correctly, in [0, 1].</summary>
    public static Metric TrainingAccuracy { get; } = new("accuracy", MetricPhase.Training, true, false, record => record.TrainingAccuracy);

    /// <summary>The mean recall over the classes of the epoch's training images, in [0, 1].</summary>
    public static Metric TrainingBalancedAccuracy { get; } =
        new("balanced accuracy", MetricPhase.Training, true, false, record => record.TrainingBalancedAccuracy);

    /// <summary>The mean loss over the validation set, L2 penalty included.</summary>
    public static Metric ValidationLoss { get; } = new("loss", MetricPhase.Validation, false, false, record => record.ValidationLoss);

    /// <summary>The share of validation images that are classified correctly, in [0, 1].</summary>
    public static Metric ValidationAccuracy { get; } = new("accuracy", MetricPhase.Validation, true, false, record => record.ValidationAccuracy);

    /// <summary>The mean recall over the classes of the validation set, in [0, 1].</summary>
    public static Metric ValidationBalancedAccuracy { get; } =
        new("balanced accuracy", MetricPhase.Validation, true, false, record => record.ValidationBalancedAccuracy);

    /// <summary>The phase and what is measured, such as <c>validation loss</c>; also the key in <see cref="EpochRecord.Metrics"/>.</summary>
    public string Name { get; }

    /// <summary>What is measured, without the phase, such as <c>loss</c>.</summary>
    public string Measure { get; }

    /// <summary>The part of the epoch it is measured on.</summary>
    public MetricPhase Phase { get; }

    /// <summary>Whether a larger value is the better one.</summary>
    public bool HigherIsBetter { get; }

    internal bool IsCustom { get; }

    /// <summary>One of <see cref="TrainingOptions.Metrics"/>, measured on the epoch's own batches.</summary>
    /// <param name="metric">The metric; only its name and direction are used here.</param>
    public static Metric Training(IMetric metric) => Custom(metric, MetricPhase.Training);

    /// <summary>One of <see cref="TrainingOptions.Metrics"/>, measured on the validation set.</summary>
    /// <param name="metric">The metric; only its name and direction are used here.</param>
    public static Metric Validation(IMetric metric) => Custom(metric, MetricPhase.Validation);

    /// <summary>The value in an epoch's record; null where the epoch has none.</summary>
    /// <param name="record">The epoch.</param>
    public double? Read(EpochRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return _read(record);
    }

    /// <summary>Whether <paramref name="value"/> is better than <paramref name="best"/> by more than <paramref name="minimumDelta"/>.</summary>
    /// <remarks>Not-a-number is never an improvement.</remarks>
    /// <param name="value">The new value.</param>
    /// <param name="best">The best value so far; null if there is none yet.</param>
    /// <param name="minimumDelta">The absolute change that does not count yet.</param>
    public bool Improves(double value, double? best, double minimumDelta = 0)
    {
        if (best is not { } known)
        {
            return !double.IsNaN(value);
        }

        return HigherIsBetter ? value > known + minimumDelta : value < known - minimumDelta;
    }

    /// <inheritdoc />
    public bool Equals(Metric? other) => other is not null && Name == other.Name && HigherIsBetter == other.HigherIsBetter;

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Name, HigherIsBetter);

    /// <summary><see cref="Name"/>.</summary>
    public override string ToString() => Name;

    /// <summary>A record whose every figure of this kind has the value.</summary>
    internal EpochRecord Record(int epoch, double value) => new()
    {
        Epoch = epoch,
        TrainingLoss = value,
        TrainingAccuracy = value,
        TrainingBalancedAccuracy = value,
        ValidationLoss = value,
        ValidationAccuracy = value,
        ValidationBalancedAccuracy = value,
        Metrics = new Dictionary<string, double> { [Name] = value },
    };

    private static Metric Custom(IMetric metric, MetricPhase phase)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return new Metric(metric.Name, phase, metric.HigherIsBetter, isCustom: true);
    }
}
