namespace Ham10000.Training.Internals;

/// <summary>The checkpoint that a fit leaves at its end.</summary>
internal static class FinishedFit
{
    internal const string Part = "finished", History = "history";

    /// <summary>The history of a fit that needs nothing more; null where it can go on.</summary>
    /// <param name="checkpoint">A checkpoint.</param>
    /// <param name="epochs">How many epochs are wanted now.</param>
    internal static TrainingHistory? Of(Checkpoint checkpoint, int epochs)
    {
        TrainingHistory? history = null;
        if (checkpoint.IsFinished)
        {
            checkpoint.Restore(Part, state => history = HistoryJson.Read(state.ReadText(History)!, checkpoint.Path));
        }

        return history is not null && (history.StopCause == StopCause.Requested || history.Epochs.Count >= epochs) ? history : null;
    }
}
