namespace Ham10000.Training;

/// <summary>The part of an epoch that a <see cref="Metric"/> is measured on.</summary>
public enum MetricPhase
{
    /// <summary>The epoch's own batches, as they were trained on: augmented, with dropout, while the weights change.</summary>
    Training,

    /// <summary>The validation set after the epoch.</summary>
    Validation,
}
