namespace Ham10000.Training;

/// <summary>Whose rule <see cref="ReduceLROnPlateau"/> follows. They differ by one epoch of patience, in the cooldown and in what counts as an improvement.</summary>
public enum PlateauRule
{
    /// <summary>Keras's: lowers in the epoch in which the count reaches the patience; nothing is counted in the cooldown.</summary>
    Keras,

    /// <summary>PyTorch's: lowers in the epoch in which the count exceeds the patience.</summary>
    PyTorch,
}
