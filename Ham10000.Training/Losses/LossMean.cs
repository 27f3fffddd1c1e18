namespace Ham10000.Training;

/// <summary>What the sum of a batch's weighted losses is divided by.</summary>
public enum LossMean
{
    /// <summary>The sum of the images' class weights, as PyTorch's <c>CrossEntropyLoss(weight)</c> divides: a batch of rare classes alone weighs no more
    /// than any other. A batch whose weights are all 0 has the loss 0.</summary>
    OverWeights,

    /// <summary>The number of images, as Keras's <c>class_weight</c> and focal losses divide: every image has its weight, whatever is beside it in its batch.</summary>
    OverImages,
}
