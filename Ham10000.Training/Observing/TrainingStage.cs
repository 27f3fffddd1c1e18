namespace Ham10000.Training;

/// <summary>What a <see cref="TrainingProgress"/> was reported for.</summary>
public enum TrainingStage
{
    /// <summary>The fit begins.</summary>
    Started,

    /// <summary>A step is done.</summary>
    Training,

    /// <summary>An epoch and its validation are done.</summary>
    EpochEnded,

    /// <summary>The fit has ended, whatever the reason.</summary>
    Ended,
}
