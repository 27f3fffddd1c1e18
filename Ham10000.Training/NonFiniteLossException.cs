namespace Ham10000.Training;

/// <summary>The loss, or the weights after an epoch, became infinite or not a number, so the fit stopped.</summary>
public sealed class NonFiniteLossException : TrainingException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="message">Where it happened and what to do.</param>
    /// <param name="history">The epochs that were completed.</param>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="step">The step in the epoch, from 1.</param>
    /// <param name="loss">The loss of that step.</param>
    /// <param name="lastCheckpoint">The model file that was saved last, before this; null if none was.</param>
    public NonFiniteLossException(string message, TrainingHistory history, int epoch, int step, double loss, string? lastCheckpoint)
        : base(message, history)
    {
        Epoch = epoch;
        Step = step;
        Loss = loss;
        LastCheckpoint = lastCheckpoint;
    }

    /// <summary>The epoch, from 1.</summary>
    public int Epoch { get; }

    /// <summary>The step in the epoch, from 1.</summary>
    public int Step { get; }

    /// <summary>The loss of that step.</summary>
    public double Loss { get; }

    /// <summary>The model file that was saved last, before this; null if none was.</summary>
    public string? LastCheckpoint { get; }
}
