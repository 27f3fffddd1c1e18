namespace Ham10000.Training;

/// <summary>What a fit will do, said before it: see <see cref="Trainer.Plan"/>.</summary>
public sealed partial record TrainingPlan
{
    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>The model's parts: its backbone, if it has one, and the layers of its own; of a fit in phases, in the one that trains the most.</summary>
    public required IReadOnlyList<PlannedPart> Parts { get; init; }

    /// <summary>All parameters, with the running statistics of batch norms, as Keras counts.</summary>
    public long ParameterCount => Parts.Sum(part => part.ParameterCount);

    /// <summary>The parameters that the fit changes.</summary>
    public long TrainableParameterCount => Parts.Sum(part => part.TrainableParameterCount);

    /// <summary>How many epochs there are at most.</summary>
    public required int Epochs { get; init; }

    /// <summary>Images that go through the network together.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Images of a step of the optimiser: those of all batches that it accumulates.</summary>
    public required int ImagesPerStep { get; init; }

    /// <summary>Images that an epoch trains on, each counted as often as it is drawn.</summary>
    public required int ImagesPerEpoch { get; init; }

    /// <summary>Steps of an epoch.</summary>
    public required int StepsPerEpoch { get; init; }

    /// <summary>Steps of all epochs.</summary>
    public long Steps => (long)Epochs * StepsPerEpoch;

    /// <summary>Images that each epoch is judged on; null without a validation set.</summary>
    public int? ValidationImages { get; init; }

    /// <summary>The update rule and its learning rate, such as <c>Adam 0.0001</c>; of a fit in phases those of each, such as <c>the head: Adam 0.001; all layers: Adam 0.0001</c>.</summary>
    public required string Optimizer { get; init; }

    /// <summary>The type in which the network computes. Where nothing was measured it may be <see cref="NumericPrecision.Auto"/>, which a trial decides.</summary>
    public required NumericPrecision Precision { get; init; }

    /// <summary>Where it computes, such as <c>cpu</c>.</summary>
    public required string Device { get; init; }

    /// <summary>Threads of the network's operations.</summary>
    public required int Threads { get; init; }

    /// <summary>What it takes of memory; of a fit in phases, in the one that takes the most.</summary>
    public required PlannedMemory Memory { get; init; }

    /// <summary>What it takes of time; null if nothing was measured. Each phase is measured; a step and an epoch are the mean over all epochs.</summary>
    public PlannedTime? Time { get; init; }

    /// <summary>What is made once and read again in every epoch, in words.</summary>
    public required IReadOnlyList<string> Cached { get; init; }

    /// <summary>What to know before: classes without images, lesions on both sides, a loss that is not finite, memory that does not suffice. Empty if all is well.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
