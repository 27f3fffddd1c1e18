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
}
