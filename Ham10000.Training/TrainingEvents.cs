using Microsoft.Extensions.Logging;

namespace Ham10000.Training;

/// <summary>The events that a fit writes to <see cref="TrainingOptions.Logger"/>, so that a log can be filtered by them. Fields are named in each event's message.</summary>
public static class TrainingEvents
{
    /// <summary>The fit begins. Information.</summary>
    public static EventId FitStarted { get; } = new(1000, nameof(FitStarted));

    /// <summary>The fit has ended, whatever the reason. Information.</summary>
    public static EventId FitEnded { get; } = new(1001, nameof(FitEnded));

    /// <summary>An epoch and its validation are done. Information.</summary>
    public static EventId EpochEnded { get; } = new(1010, nameof(EpochEnded));

    /// <summary>How long the network waited for images in an epoch. Debug.</summary>
    public static EventId Waited { get; } = new(1011, nameof(Waited));

    /// <summary>A schedule has lowered the learning rate for a reason that lies in the epoch's figures. Information.</summary>
    public static EventId LearningRate { get; } = new(1020, nameof(LearningRate));

    /// <summary>A callback asks the fit to stop. Information.</summary>
    public static EventId StopRequested { get; } = new(1021, nameof(StopRequested));

    /// <summary>A model file was saved because its epoch is the best so far. Information.</summary>
    public static EventId BestModel { get; } = new(1030, nameof(BestModel));

    /// <summary>The weights of the best epoch were put back. Information.</summary>
    public static EventId WeightsRestored { get; } = new(1031, nameof(WeightsRestored));

    /// <summary>Something in the data or the options that a reader of the results should know. Warning.</summary>
    public static EventId DataWarning { get; } = new(1040, nameof(DataWarning));

    /// <summary>A callback failed after the fit. Error.</summary>
    public static EventId CallbackFailed { get; } = new(1050, nameof(CallbackFailed));
}
