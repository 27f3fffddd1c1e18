namespace Ham10000.Training;

public sealed partial record TrainingOptions
{
    /// <summary>Where and how often everything is kept that a fit needs to go on after it was killed. Null, the default, keeps nothing.</summary>
    public CheckpointOptions? Checkpoints { get; init; }

    /// <summary>Whether Ctrl-C and the signals SIGTERM and SIGHUP cancel the fit, so that it ends after its step, with a checkpoint where
    /// <see cref="Checkpoints"/> is set; a second one ends the program at once. Null, the default: where <see cref="Checkpoints"/> is set.</summary>
    public bool? StopOnSignals { get; init; }
}
