namespace Ham10000.Dataset;

/// <summary>Compares the detail of one picture with that of others, each in several turns, and keeps the best turn of each.</summary>
internal sealed class DetailComparison(byte[] thumbnail)
{
    private readonly SortedDictionary<int, DetailMatch> _best = [];
    private float[]? _own;

    /// <summary>The pictures that agree, in the order of their numbers.</summary>
    internal IReadOnlyCollection<DetailMatch> Best => _best.Values;

    /// <summary>Compares with a picture and keeps it if the two agree at least so well.</summary>
    internal void Add(int picture, int turn, int distance, byte[] other, double atLeast)
    {
        Span<byte> turned = stackalloc byte[ImageFacts.Pixels];
        Span<float> detail = stackalloc float[ImageFacts.Pixels];
        Turns.Apply(other, turn, ImageFacts.Side, turned);
        FineDetail.Of(turned, detail);
        var correlation = FineDetail.Correlation(_own ??= Detail(thumbnail), detail);
        if (correlation >= atLeast && (!_best.TryGetValue(picture, out var known) || correlation > known.Correlation))
        {
            _best[picture] = new DetailMatch(picture, turn, distance, correlation);
        }
    }

    private static float[] Detail(byte[] thumbnail)
    {
        var detail = new float[ImageFacts.Pixels];
        FineDetail.Of(thumbnail, detail);
        return detail;
    }
}
