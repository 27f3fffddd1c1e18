namespace Ham10000.Dataset;

public sealed partial record Preprocessing
{
    /// <summary>Computes the standardisation's values from a training set, and from no other images.</summary>
    /// <param name="trainingSet">The training set. Its store is opened, and built on the first use.</param>
    /// <param name="options">Threads, progress and place of the store; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the building of the store.</param>
    /// <returns>The same preprocessing, fitted; itself if its standardisation needs none of the training set.</returns>
    /// <exception cref="ArgumentException">A value is out of range, or all pixels are equal.</exception>
    /// <exception cref="DatasetFormatException">An image cannot be decoded.</exception>
    public Preprocessing Fit(ImageSet trainingSet, StoreOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trainingSet);
        Validate();
        if (!Standardization.NeedsTrainingSet)
        {
            return this;
        }

        var store = trainingSet.OpenStore(this, options, cancellationToken);
        return this with { Standardization = Standardization.Fit(store, Enumerable.Range(0, trainingSet.Count).Select(trainingSet.StoreRow)) };
    }
}
