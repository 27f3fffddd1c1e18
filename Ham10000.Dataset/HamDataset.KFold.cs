namespace Ham10000.Dataset;

public sealed partial class HamDataset
{
    /// <summary>Divides the records for cross-validation: every image is in the test part of exactly one fold, for each repeat.</summary>
    /// <param name="options">How many folds and repeats, and how; null for five folds by lesion.</param>
    /// <returns>The folds, each a split of its own. One is made when it is first asked for, and is the same whichever others are.</returns>
    /// <remarks>With <see cref="SplitUnit.Lesion"/> no lesion has images in two parts of a fold. Stratified, the number of test images of a
    /// class differs from class size ÷ folds by at most the images of the class's largest lesion (the largest group that
    /// <see cref="KFoldOptions.KeepTogether"/> joins), as does that of the validation images from their share of the rest. Parts
    /// that the publishers made play no role unless <see cref="KFoldOptions.OfficialTrainingOnly"/> is set.</remarks>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="InvalidOperationException">There are fewer lesions than folds, or no image of an official training part where only those are asked for.</exception>
    public CrossValidationSplit KFold(KFoldOptions? options = null)
    {
        options ??= new KFoldOptions();
        options.Validate();
        return CrossValidationSplit.Of(Records, Target, options, _sources);
    }
}
