namespace Ham10000.Training;

public sealed partial record TrainingOptions
{
    /// <summary>What is made small. Null, the default, takes the loss of the model's objective: cross entropy, binary cross entropy for binary labels, mean squared
    /// error for a model that reconstructs. The validation loss is the objective's, whatever this is.</summary>
    public Loss? Loss { get; init; }

    /// <summary>Limits the gradients of each step. Null, the default, does not.</summary>
    public GradientClipping? GradientClipping { get; init; }

    /// <summary>Batches whose gradients make one step of the optimiser: the step is that of one batch of all their images. The last step of an epoch takes the batches
    /// that are left. Batch norm sees each batch alone. Default 1.</summary>
    /// <remarks>A batch counts by what its loss was divided by (its images, or the sum of their class weights), so a short last batch weighs as little as it has
    /// images. Steps in contexts, callbacks and histories are optimiser steps.</remarks>
    public int AccumulateBatches { get; init; } = 1;

    /// <summary>Averages the weights over the steps. Null, the default, does not.</summary>
    public MovingAverage? MovingAverage { get; init; }

    /// <summary>Changes the images of each training batch together, such as <c>new MixUp(0.2)</c> or <c>BatchTransform.OneOf((new MixUp(), 0.5), (new CutMix(), 0.5))</c>.
    /// Null, the default, does not.</summary>
    public BatchTransform? BatchTransform { get; init; }

    /// <summary>Parts of the fit with settings of their own, one after the other, such as the head alone and then layers of the backbone at a lower rate. With any, the fit
    /// has their epochs together and <see cref="Epochs"/> is not used. Default none.</summary>
    public IReadOnlyList<TrainingPhase> Phases { get; init; } = [];

    /// <summary>The options with <see cref="Epochs"/> as the phases have them.</summary>
    internal TrainingOptions WithPhaseEpochs() => Phases is null or [] ? this : this with { Epochs = Phases.Sum(phase => phase?.Epochs ?? 0) };

    /// <summary>What happens when a loss or a gradient is infinite or not a number. Default <see cref="OnNonFinite.Stop"/>: the fit ends.</summary>
    public OnNonFinite OnNonFinite { get; init; } = OnNonFinite.Stop;

    /// <summary>Whether torch may use only operations that give the same bits every time, and fails where it has none. Default false.</summary>
    /// <remarks>On a CPU the same seed, thread count, machine and library give the same weights bit for bit either way. On a GPU they do with this alone, and if the environment
    /// variable CUBLAS_WORKSPACE_CONFIG was <c>:4096:8</c> or <c>:16:8</c> when the process started. <see cref="NumericPrecision.Auto"/>, which decides by times, is refused with it. Code of the user's own (losses, transforms, modules, callbacks) must be a function of what it is given.</remarks>
    public bool Deterministic { get; init; }

    /// <summary>Whether a GPU may compute float32 products and convolutions in TF32, with 10 bits of fraction: several times faster, and of no consequence for training. Default true. No effect on a CPU.</summary>
    public bool AllowTf32 { get; init; } = true;

    /// <summary>Whether losses are scaled so that float16 gradients do not vanish.</summary>
    internal bool ScalesLoss { get; init; }

    /// <summary>Whether losses and predictions are read when somebody asks for them, as on a GPU; for tests on the CPU.</summary>
    internal bool MeasuresLate { get; init; }
}
