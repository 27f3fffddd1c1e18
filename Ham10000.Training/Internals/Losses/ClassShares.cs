using Ham10000.Dataset;

namespace Ham10000.Training.Internals;

/// <summary>What a loss needs to know of the training set.</summary>
/// <param name="IsBinary">Whether one logit stands for two classes.</param>
/// <param name="Counts">Images of each class.</param>
internal sealed record ClassShares(bool IsBinary, IReadOnlyList<int> Counts)
{
    internal static ClassShares Of(ImageSet training) => new(training.Labels.Kind == LabelKind.Binary, training.ClassCounts);

    /// <summary>The logarithm of each class's share. A class without images counts as having one, since the logarithm of none is infinite.</summary>
    internal double[] Logarithms()
    {
        var counts = Counts.Select(count => Math.Max(count, 1.0)).ToArray();
        var sum = counts.Sum();
        return [.. counts.Select(count => Math.Log(count / sum))];
    }
}
