namespace Ham10000.Training;

/// <summary>What ended a fit.</summary>
public enum StopCause
{
    /// <summary>All epochs ran.</summary>
    Completed,

    /// <summary>A callback asked for it.</summary>
    Requested,

    /// <summary>The cancellation token was cancelled.</summary>
    Cancelled,

    /// <summary>An error; the exception carries this history.</summary>
    Failed,
}
