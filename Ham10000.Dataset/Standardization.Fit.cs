namespace Ham10000.Dataset;

public sealed partial record Standardization
{
    /// <summary>Computes the mean and the deviation of some images of a store, from exact integer sums.</summary>
    /// <param name="store">The store.</param>
    /// <param name="rows">The rows to use: those of the training set, and no others. At least one.</param>
    /// <returns>This standardisation with its values; itself if it needs none of the training set.</returns>
    /// <exception cref="ArgumentException">There are no rows, or all their pixels are equal.</exception>
    public Standardization Fit(ImageStore store, IEnumerable<int> rows)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(rows);
        if (!NeedsTrainingSet)
        {
            return this;
        }

        var sums = new ChannelSums();
        foreach (int row in rows)
        {
            sums.Add(store[row]);
        }

        if (sums.Pixels == 0)
        {
            throw new ArgumentException("The standardisation cannot be fitted: there are no images. Pass the rows of the training set.", nameof(rows));
        }

        var (mean, deviation) = Kind == StandardizationKind.DatasetScalar ? sums.Scalar() : sums.PerChannel();
        if (!deviation.AllMatch(v => v > 0))
        {
            throw new ArgumentException($"The standardisation cannot be fitted: all pixels of a channel are equal (deviation {deviation}), so there is nothing to divide by. Check the training images, or use a fixed standardisation.", nameof(rows));
        }

        return this with { Mean = mean, Deviation = deviation };
    }
}
