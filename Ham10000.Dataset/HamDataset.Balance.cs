namespace Ham10000.Dataset;

public sealed partial class HamDataset
{
    /// <summary>Balances all images by augmented copies, and only then divides them by image: what some published programs do. It exists to reproduce their figures and to
    /// show what they are worth, for most test images have a copy of the same photograph in training.</summary>
    /// <param name="folder">A folder that is new or empty, or that an earlier call wrote with the same images and options; that is taken up again
    /// and nothing is written.</param>
    /// <param name="options">How many images of each class, and how copies are made; null for <see cref="BalanceOptions.Published"/>: 42,650 images of 64×64.</param>
    /// <param name="test">The share of the test part, above 0 and below 1. Default 0.2: of 42,650 images, 34,120 for training and 8,530 for the test.</param>
    /// <param name="cancellationToken">Stops the writing; nothing stays.</param>
    /// <returns>A split without a validation part, stratified by class. <see cref="DataSplit.Balance"/> counts the test images that share an original with a training
    /// image, in all and per class, and the first of its warnings says so loudly; so do the split's own warnings.</returns>
    /// <remarks>To train on balanced classes, split first and then call <see cref="DataSplit.BalanceTraining"/>, or use <see cref="Sampling"/>.</remarks>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="InvalidOperationException">The dataset is empty, or holds augmented copies already.</exception>
    /// <exception cref="DatasetFormatException">An image cannot be read, or the folder that is to be taken up again is not whole.</exception>
    /// <exception cref="IOException">The folder holds something else, or cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public DataSplit BalanceBeforeSplit(string folder, BalanceOptions? options = null, double test = 0.2, CancellationToken cancellationToken = default)
    {
        if (!(test is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(test), test, "Expected a share above 0 and below 1.");
        }

        options ??= BalanceOptions.Published;
        var balanced = BalancedSet.Make(folder, ToImageSet(), options, [], cancellationToken);
        return DataSplit.OfBalanced(balanced, Target, SplitOptions.ByImage(1 - test, validation: 0, test, options.Seed));
    }
}
