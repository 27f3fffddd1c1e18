using System.Text.Json;
using Ham10000.Training.Internals;

namespace Ham10000.Training;

public sealed partial class TrainingContext
{
    /// <summary>Whether the fit goes on from a checkpoint. <see cref="Epoch"/>, <see cref="TotalSteps"/> and <see cref="Records"/> are then those of the
    /// checkpoint in <see cref="TrainingCallback.OnFitStart"/> already, and the learning rate is set after <see cref="TrainingCallback.LoadState"/>.</summary>
    public bool IsResumed { get; internal set; }

    /// <summary>Writes the position and what was reached.</summary>
    internal void Save(TrainingState state)
    {
        state.Write("epoch", Epoch);
        state.Write("step", Step);
        state.Write("total-steps", TotalSteps);
        state.Write("step-loss", StepLoss);
        state.Write("learning-rate", LearningRate);
        state.Write("stop-reason", StopReason);
        state.Write("records", JsonSerializer.Serialize(_records, CheckpointJson.Default.ListEpochRecord));
    }

    /// <summary>Takes over all but the learning rate, which callbacks set at their start.</summary>
    internal void Load(TrainingState state)
    {
        Epoch = (int)state.ReadInteger("epoch");
        Step = (int)state.ReadInteger("step");
        TotalSteps = state.ReadInteger("total-steps");
        StepLoss = state.ReadNumber("step-loss")!.Value;
        StopReason = state.ReadText("stop-reason");
        _records.AddRange(JsonSerializer.Deserialize(state.ReadText("records")!, CheckpointJson.Default.ListEpochRecord)!);
    }

    /// <summary>Takes over the learning rate.</summary>
    internal void LoadLearningRate(TrainingState state) => SetLearningRate(state.ReadNumber("learning-rate")!.Value);

    /// <summary>Takes over the running figures of an epoch that was begun.</summary>
    internal void Resume(EpochMeter meter)
    {
        EpochImages = meter.Images;
        RunningLoss = meter.Loss;
        RunningAccuracy = meter.Accuracy;
    }
}
