using System.Text.Json;
using Ham10000.Models;

namespace Ham10000.Training.Internals;

/// <summary>Where a fit is: the context's position and records, and whether an epoch is begun.</summary>
internal sealed class FitProgress(TrainingContext context) : IStateful
{
    internal const string Name = "progress";

    public string StateName => Name;

    /// <summary>Whether the epoch of the context was begun and has no record yet.</summary>
    internal bool IsInsideEpoch { get; set; }

    /// <summary>Seconds of the fit before this process took it up.</summary>
    internal double SecondsBefore { get; private set; }

    /// <summary>Seconds that the running epoch took before this process took it up; in them it waited for images.</summary>
    internal double EpochSecondsBefore { get; set; }

    internal double EpochWaitedBefore { get; set; }

    /// <summary>The learning rate at the start of the running epoch.</summary>
    internal double EpochLearningRate { get; set; }

    /// <summary>What the model was trained with before this fit.</summary>
    internal TrainingSummary SummaryBefore { get; set; } = new();

    /// <summary>The warnings of the fit so far.</summary>
    internal List<string> Warnings { get; } = [];

    /// <summary>The times as they are now.</summary>
    internal (double Fit, double Epoch, double EpochWaited) Seconds { get; set; }

    internal CheckpointPlace Place => IsInsideEpoch ? new(context.Epoch - 1, context.Step) : new(context.Epoch, 0);

    public void SaveState(TrainingState state)
    {
        context.Save(state);
        state.Write("inside-epoch", IsInsideEpoch ? 1 : 0);
        state.Write("epoch-learning-rate", EpochLearningRate);
        state.Write("seconds", Seconds.Fit);
        state.Write("epoch-seconds", IsInsideEpoch ? Seconds.Epoch : 0);
        state.Write("epoch-waited-seconds", IsInsideEpoch ? Seconds.EpochWaited : 0);
        state.Write("summary-before", SummaryBefore.ToJson());
        state.Write("warnings", JsonSerializer.Serialize(Warnings, CheckpointJson.Default.ListString));
    }

    public void LoadState(TrainingState state)
    {
        context.Load(state);
        IsInsideEpoch = state.ReadInteger("inside-epoch") != 0;
        EpochLearningRate = state.ReadNumber("epoch-learning-rate")!.Value;
        SecondsBefore = state.ReadNumber("seconds")!.Value;
        EpochSecondsBefore = state.ReadNumber("epoch-seconds")!.Value;
        EpochWaitedBefore = state.ReadNumber("epoch-waited-seconds")!.Value;
        SummaryBefore = TrainingSummary.FromJson(state.ReadText("summary-before")!) ?? new TrainingSummary();
        Warnings.InsertRange(0, JsonSerializer.Deserialize(state.ReadText("warnings")!, CheckpointJson.Default.ListString)!.Except(Warnings));
    }
}
