using System.Runtime.InteropServices;

namespace Ham10000.Training.Internals;

/// <summary>The batches of one optimiser step.</summary>
internal sealed class StepGroup
{
    private double _lossSum;
    private int _count;

    /// <summary>The images by their places in the training set, where they are wanted.</summary>
    internal List<int> Images { get; } = [];

    internal ReadOnlySpan<int> Indices => CollectionsMarshal.AsSpan(Images);

    /// <summary>The mean loss of an image; NaN without any.</summary>
    internal double Loss => _lossSum / _count;

    internal void Add(double loss, int images) => (_lossSum, _count) = (_lossSum + (loss * images), _count + images);

    internal void Clear()
    {
        (_lossSum, _count) = (0, 0);
        Images.Clear();
    }
}
