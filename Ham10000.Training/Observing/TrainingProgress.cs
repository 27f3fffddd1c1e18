using Ham10000.Evaluation;

namespace Ham10000.Training;

/// <summary>Where a fit is, for <see cref="TrainingOptions.Progress"/>: a value that other threads may keep.</summary>
public sealed record TrainingProgress
{
    /// <summary>What it was reported for.</summary>
    public required TrainingStage Stage { get; init; }

    /// <summary>The epoch in progress, from 1; 0 before the first.</summary>
    public int Epoch { get; init; }

    /// <summary>The epochs asked for.</summary>
    public int Epochs { get; init; }

    /// <summary>The last step of the epoch, from 1; 0 before the first.</summary>
    public int Step { get; init; }

    /// <summary>Steps of each epoch.</summary>
    public int StepsPerEpoch { get; init; }

    /// <summary>The share of the planned steps that are done, in [0, 1].</summary>
    public double Share { get; init; }

    /// <summary>The mean loss over the epoch's images so far.</summary>
    public double RunningLoss { get; init; }

    /// <summary>The share of the epoch's images so far that were classified correctly, in [0, 1]; NaN for a model that reconstructs.</summary>
    public double RunningAccuracy { get; init; }

    /// <summary>The learning rate of the next step.</summary>
    public double LearningRate { get; init; }

    /// <summary>Training images per second in this epoch so far.</summary>
    public double ImagesPerSecond { get; init; }

    /// <summary>Time since the fit began.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>About how long the rest takes; null before the first step.</summary>
    public TimeSpan? Left { get; init; }

    /// <summary>The latest complete epoch; null before there is one.</summary>
    public EpochRecord? LastEpoch { get; init; }

    internal static TrainingProgress Of(TrainingContext context, TrainingStage stage, TimeSpan elapsed) => new()
    {
        Stage = stage,
        Epoch = context.Epoch,
        Epochs = context.Options.Epochs,
        Step = context.Step,
        StepsPerEpoch = context.StepsPerEpoch,
        Share = context.TotalStepsPlanned == 0 ? 0 : (double)context.TotalSteps / context.TotalStepsPlanned,
        RunningLoss = context.RunningLoss,
        RunningAccuracy = context.RunningAccuracy,
        LearningRate = context.LearningRate,
        ImagesPerSecond = context.ImagesPerSecond,
        Elapsed = elapsed,
        Left = context.TimeLeft,
        LastEpoch = context.LastRecord,
    };
}
