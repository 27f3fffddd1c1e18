using Ham10000.Dataset;
using Ham10000.Training.Internals;

namespace Ham10000.Training;

/// <summary>Changes the images of a training batch together, such as by mixing them, and says what their labels are then. Never applied to validation images.</summary>
/// <remarks>
/// A transform is a value without state: what it does may depend on the batch and on the random numbers it is handed alone, which follow from seed, epoch and batch, so that a resumed
/// fit goes on as it would have. It runs on the thread that called <see cref="Trainer.Fit"/>, before the network.
/// The loss of a mixed batch is λ times that against the first labels and 1 − λ times that against the second; training accuracy and metrics compare predictions with
/// the label that has the larger share (the first at ½), so they are lower than on images as they are, and comparable only among themselves.
/// </remarks>
public abstract record BatchTransform
{
    /// <summary>Changes a batch.</summary>
    /// <param name="batch">The batch: its pixels are standardised network inputs, float32 in NHWC order. May be changed, its labels not.</param>
    /// <param name="mix">Where to say that the images are mixtures. Untouched, they are not, and have their labels.</param>
    /// <param name="random">Random numbers for this batch.</param>
    public abstract void Apply(Batch batch, BatchMix mix, BatchRandom random);

    /// <summary>One of several transforms for each batch, by chance.</summary>
    /// <param name="choices">Transforms and their probabilities, which add up to 1 at most; what is missing to 1 leaves the batch as it is.</param>
    /// <exception cref="ArgumentException">A probability is outside [0, 1], or they add up to more than 1.</exception>
    public static BatchTransform OneOf(params (BatchTransform Transform, double Probability)[] choices) => new OneOfTransform(choices);

    /// <summary>What is wrong with the settings; empty if nothing is.</summary>
    internal virtual IEnumerable<string> Problems() => [];
}
