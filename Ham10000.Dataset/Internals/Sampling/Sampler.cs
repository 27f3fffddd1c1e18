namespace Ham10000.Dataset;

/// <summary>Draws the epochs of a set.</summary>
internal abstract class Sampler
{
    /// <summary>How many images every epoch draws.</summary>
    internal abstract int Count { get; }

    /// <summary>Whether an epoch may draw an image twice.</summary>
    internal abstract bool Repeats { get; }

    /// <summary>Writes the images of an epoch in their order. Safe from several threads.</summary>
    internal abstract void Draw(int epoch, Span<int> images);
}
