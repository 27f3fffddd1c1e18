namespace Ham10000.Training;

/// <summary>What a <see cref="Duration"/> counts.</summary>
public enum DurationUnit
{
    /// <summary>Steps of the optimiser.</summary>
    Steps,

    /// <summary>Epochs.</summary>
    Epochs,

    /// <summary>The share of the whole fit.</summary>
    OfFit,
}
