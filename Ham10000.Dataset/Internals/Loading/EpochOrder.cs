namespace Ham10000.Dataset;

/// <summary>Which images an epoch draws, in the order of drawing, and how often each was drawn before.</summary>
internal sealed class EpochOrder
{
    private readonly int[] _images;
    private readonly int[]? _occurrences;

    private EpochOrder(int[] images, int[]? occurrences) => (_images, _occurrences) = (images, occurrences);

    /// <summary>How many images are drawn, each counted as often as it is.</summary>
    internal int Count => _images.Length;

    /// <summary>The place of an image in the set.</summary>
    internal int this[int position] => _images[position];

    /// <summary>How often the image at a position was drawn earlier in the epoch: 0 at its first occurrence.</summary>
    internal int OccurrenceOf(int position) => _occurrences?[position] ?? 0;

    /// <summary>An epoch that draws no image twice.</summary>
    internal static EpochOrder Once(int[] images) => new(images, null);

    /// <summary>An epoch that may draw an image several times.</summary>
    internal static EpochOrder Repeated(int[] images, int setCount)
    {
        var (seen, occurrences) = (new int[setCount], new int[images.Length]);
        for (int i = 0; i < images.Length; i++)
        {
            occurrences[i] = seen[images[i]]++;
        }

        return new EpochOrder(images, occurrences);
    }
}
