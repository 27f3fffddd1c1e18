namespace Ham10000.Training;

/// <summary>What the threshold of <see cref="ReduceLROnPlateau"/> is compared with.</summary>
public enum ThresholdMode
{
    /// <summary>The change itself.</summary>
    Absolute,

    /// <summary>The change as a share of the best value.</summary>
    Relative,
}
