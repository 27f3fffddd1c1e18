namespace Ham10000.Dataset;

public sealed partial class ImageSet
{
    /// <summary>Divides this set again, such as a training part into one to learn from and one to choose by. Its stores are shared.</summary>
    /// <param name="options">How; as of <see cref="HamDataset.Split(SplitOptions)"/>.</param>
    /// <returns>The split, of the images of this set alone.</returns>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="InvalidOperationException">The set is empty.</exception>
    public DataSplit Split(SplitOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return Count == 0 ? throw new InvalidOperationException($"The set '{Name}' has no images to split. Expected at least one.") : DataSplit.Of(Records, Target, options, _sources);
    }

    /// <summary>Divides this set for cross-validation, such as a training part whose test part stays apart until the end. Its stores are shared.</summary>
    /// <param name="options">How; null for five folds by lesion, as of <see cref="HamDataset.KFold"/>.</param>
    /// <returns>The folds, of the images of this set alone.</returns>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="InvalidOperationException">There are fewer lesions than folds.</exception>
    public CrossValidationSplit KFold(KFoldOptions? options = null)
    {
        options ??= new KFoldOptions();
        options.Validate();
        return CrossValidationSplit.Of(Records, Target, options, _sources);
    }
}
