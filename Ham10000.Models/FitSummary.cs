namespace Ham10000.Models;

/// <summary>One fit of a <see cref="TrainingSummary"/>, as <c>Trainer.Fit</c> writes it.</summary>
public sealed record FitSummary
{
    /// <summary>Epochs that are complete.</summary>
    public int Epochs { get; init; }

    /// <summary>Epochs that were asked for.</summary>
    public int EpochsAsked { get; init; }

    /// <summary>What ended the fit, such as <c>Completed</c>; null in a file that was written during it.</summary>
    public string? StopCause { get; init; }

    /// <summary>The update rule, such as <c>Adam</c>.</summary>
    public string Optimizer { get; init; } = "";

    /// <summary>The learning rate at the start.</summary>
    public double LearningRate { get; init; }

    /// <summary>The learning rate of the last complete epoch.</summary>
    public double LastLearningRate { get; init; }

    /// <summary>Images per step.</summary>
    public int BatchSize { get; init; }

    /// <summary>The random changes of the training images: <c>none</c>, <c>standard</c>, <c>strong</c>, or its settings.</summary>
    public string Augmentation { get; init; } = "";

    /// <summary>Which training images an epoch drew, in words.</summary>
    public string Sampling { get; init; } = "";

    /// <summary>What decided order, augmentation and dropout.</summary>
    public int Seed { get; init; }

    /// <summary>Threads of the network's operations; weights are repeatable bit for bit only for the same count.</summary>
    public int Threads { get; init; }

    /// <summary>Images in the training set.</summary>
    public int TrainingImages { get; init; }

    /// <summary>Images in the validation set; null without one.</summary>
    public int? ValidationImages { get; init; }

    /// <summary>Parameters that the fit changed.</summary>
    public long TrainableParameters { get; init; }

    /// <summary>The figures of the last complete epoch; null before there is one.</summary>
    public EpochFigures? Last { get; init; }

    /// <summary>Those of the epoch with the lowest validation loss, or training loss where there was no validation.</summary>
    public EpochFigures? Best { get; init; }

    /// <summary>The version of this library.</summary>
    public string LibraryVersion { get; init; } = "";

    /// <summary>The fit on one line.</summary>
    /// <returns>Such as <c>50 of 50 epochs on 6,563 images, Adam 0.0001, batch 10, augmentation standard, seed 123; last: ...</c>.</returns>
    public override string ToString() => FormattableString.Invariant(
        $"{Epochs} of {EpochsAsked} epochs on {TrainingImages:N0} images, {Optimizer} {LearningRate:g6}, batch {BatchSize}, augmentation {Augmentation}, seed {Seed}")
        + (StopCause is null ? "" : $", {StopCause.ToLowerInvariant()}")
        + (Last is null ? "" : $"; last: {Last}")
        + (Best is null || Best == Last ? "" : $"; best: {Best}");
}
