namespace Ham10000.Training;

/// <summary>What a fit needs of memory, in bytes.</summary>
public sealed record PlannedMemory
{
    /// <summary>The model's weights and running statistics.</summary>
    public required long Weights { get; init; }

    /// <summary>The gradients of the parameters that are trained.</summary>
    public required long Gradients { get; init; }

    /// <summary>What the optimiser keeps for each of them, such as Adam's two running means.</summary>
    public required long Moments { get; init; }

    /// <summary>The averaged weights; 0 without <see cref="TrainingOptions.MovingAverage"/>.</summary>
    public long Average { get; init; }

    /// <summary>The batches that lie ready, the one at work included.</summary>
    public required long Batches { get; init; }

    /// <summary>The packed images on the disk that the fit reads, which the system keeps in memory as far as there is room.</summary>
    public required long Images { get; init; }

    /// <summary>By how much the measured steps raised the process's resident memory, gradients, moments and maps between layers included; null if nothing was measured. Maps of a GPU
    /// are not in it.</summary>
    public long? MeasuredSteps { get; init; }

    /// <summary>The process's resident memory after the measured steps; null if nothing was measured.</summary>
    public long? MeasuredResident { get; init; }

    /// <summary>What is known without measuring: <see cref="Weights"/>, <see cref="Gradients"/>, <see cref="Moments"/>, <see cref="Average"/> and <see cref="Batches"/>.</summary>
    public long Known => Weights + Gradients + Moments + Average + Batches;
}
