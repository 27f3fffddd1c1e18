namespace Ham10000.Training.Internals;

/// <summary>A part of a fit that a checkpoint keeps.</summary>
internal interface IStateful
{
    /// <summary>Where its state lies in the checkpoint; unique within a fit.</summary>
    string StateName { get; }

    /// <summary>Writes what a resumed fit needs.</summary>
    void SaveState(TrainingState state);

    /// <summary>Takes over what <see cref="SaveState"/> wrote.</summary>
    void LoadState(TrainingState state);
}
