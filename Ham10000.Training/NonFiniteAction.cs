namespace Ham10000.Training;

/// <summary>The kinds of <see cref="OnNonFinite"/>.</summary>
public enum NonFiniteAction
{
    /// <summary>The fit ends.</summary>
    Stop,

    /// <summary>The batch or step is left out.</summary>
    SkipBatch,

    /// <summary>The last good weights come back, and the learning rate is lowered.</summary>
    Restore,
}
