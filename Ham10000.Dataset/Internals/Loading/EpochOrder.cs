namespace Ham10000.Dataset;

/// <summary>Which images an epoch draws, in the order of drawing, and how often each was drawn before. Can be filled again and again.</summary>
internal sealed class EpochOrder
{
    private readonly Sampler _sampler;
    private readonly int[] _images, _occurrences, _seen;

    /// <summary>Makes room for the epochs of a sampler.</summary>
    /// <param name="sampler">What draws.</param>
    /// <param name="setCount">How many images the set has.</param>
    internal EpochOrder(Sampler sampler, int setCount)
    {
        (_sampler, _images) = (sampler, new int[sampler.Count]);
        (_occurrences, _seen) = sampler.Repeats ? (new int[sampler.Count], new int[setCount]) : ([], []);
    }

    /// <summary>How many images are drawn, each counted as often as it is.</summary>
    internal int Count => _images.Length;

    /// <summary>The place of an image in the set.</summary>
    internal int this[int position] => _images[position];

    /// <summary>How often the image at a position was drawn earlier in the epoch: 0 at its first occurrence.</summary>
    internal int OccurrenceOf(int position) => _occurrences.Length == 0 ? 0 : _occurrences[position];

    /// <summary>Draws an epoch.</summary>
    internal void Fill(int epoch)
    {
        _sampler.Draw(epoch, _images);
        Array.Clear(_seen);
        for (int i = 0; i < _occurrences.Length; i++)
        {
            _occurrences[i] = _seen[_images[i]]++;
        }
    }
}
