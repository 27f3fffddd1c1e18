namespace Ham10000.Training;

public sealed partial record TrainingOptions
{
    /// <summary>Receives where the fit is: at its start, after steps, after every epoch and at its end. <see cref="Progress{T}"/> hands it to the thread that made
    /// it, such as that of a window. Null, the default, reports nothing.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>The least time between two reports of steps to <see cref="Progress"/>; zero reports every step. Default a quarter of a second.</summary>
    public TimeSpan ProgressInterval { get; init; } = TimeSpan.FromMilliseconds(250);
}
