namespace Ham10000.Training;

/// <summary>A fit ended by an error. What was recorded up to then is in <see cref="History"/>; checkpoints that were written stay.</summary>
public class TrainingException : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="message">Where it happened and what to do.</param>
    /// <param name="history">The epochs that were completed.</param>
    /// <param name="innerException">The cause.</param>
    public TrainingException(string message, TrainingHistory history, Exception? innerException = null)
        : base(message, innerException) => History = history;

    /// <summary>The epochs that were completed before the error.</summary>
    public TrainingHistory History { get; }
}
