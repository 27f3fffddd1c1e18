namespace Ham10000.Dataset;

/// <summary>Finds the images of a dataset that show the same picture: equal bytes first, then, among different ones, close
/// hashes whose detail agrees.</summary>
internal sealed class DuplicateSearch
{
    // Far above what any honest dataset holds; so many pairs would fill the memory.
    internal const int PairsLimit = 5_000_000;

    private readonly LesionRecord[][] _members;
    private readonly ImageFacts[] _pictures;
    private readonly ulong[][] _hashes;
    private readonly IntegrityOptions _options;
    private long _pairs;

    private DuplicateSearch(IEnumerable<(LesionRecord Record, ImageFacts Facts)> images, IntegrityOptions options)
    {
        // In the order of their content, which no renaming changes, so that the same of two pictures is turned.
        var groups = images.GroupBy(image => image.Facts.Content, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).ToArray();
        _members = [.. groups.Select(group => group.Select(image => image.Record).ToArray())];
        _pictures = [.. groups.Select(group => group.First().Facts)];
        _hashes = [.. Enumerable.Range(0, options.AnyOrientation ? Turns.Count : 1).Select(_ => new ulong[_pictures.Length])];
        _options = options;
    }

    /// <summary>The pairs, in the order of their ids.</summary>
    internal static DuplicatePair[] Run(IEnumerable<(LesionRecord Record, ImageFacts Facts)> images, IntegrityOptions options, CancellationToken cancellation)
    {
        var search = new DuplicateSearch(images, options);
        var pairs = search.Identical().ToList();
        if (options.FindNearDuplicates)
        {
            search.MakeHashes(cancellation);
            pairs.AddRange(search.Near(cancellation));
        }

        return [.. pairs.OrderBy(p => p.First.ImageId, StringComparer.Ordinal).ThenBy(p => p.Second.ImageId, StringComparer.Ordinal)];
    }

    private IEnumerable<DuplicatePair> Identical()
    {
        foreach (var equal in _members)
        {
            Count((long)equal.Length * (equal.Length - 1) / 2);
            for (var i = 0; i < equal.Length; i++)
            {
                for (var j = i + 1; j < equal.Length; j++)
                {
                    yield return Pair(equal[i], equal[j], DuplicateKind.IdenticalFiles, 0, 1, Turns.Upright);
                }
            }
        }
    }

    private void MakeHashes(CancellationToken cancellation) => ParallelLoop.Run(_pictures.Length, _options.Threads, i =>
    {
        Span<ulong> hashes = stackalloc ulong[_hashes.Length];
        PictureHash.Of(_pictures[i].Thumbnail, hashes);
        for (var turn = 0; turn < _hashes.Length; turn++)
        {
            _hashes[turn][i] = hashes[turn];
        }
    }, cancellation);

    private IEnumerable<DuplicatePair> Near(CancellationToken cancellation)
    {
        var found = new List<DuplicatePair>?[_pictures.Length];
        ParallelLoop.Run(_pictures.Length, _options.Threads, i => found[i] = NearTo(i), cancellation);
        return found.SelectMany(pairs => pairs ?? []);
    }

    private List<DuplicatePair>? NearTo(int i)
    {
        // One-colour pictures have no detail to compare; they are reported as blank.
        if (_pictures[i].IsBlank)
        {
            return null;
        }

        var comparison = new DetailComparison(_pictures[i].Thumbnail);
        for (var turn = 0; turn < _hashes.Length; turn++)
        {
            var hashes = _hashes[turn].AsSpan();
            for (var j = i + 1; j < hashes.Length; j++)
            {
                var distance = PictureHash.Distance(_hashes[Turns.Upright][i], hashes[j]);
                if (distance <= _options.HashDistance && !_pictures[j].IsBlank)
                {
                    comparison.Add(j, turn, distance, _pictures[j].Thumbnail, _options.DetailCorrelation);
                }
            }
        }

        return comparison.Best is { Count: > 0 } best ? [.. best.SelectMany(match => Expand(i, match))] : null;
    }

    private IEnumerable<DuplicatePair> Expand(int i, DetailMatch match)
    {
        Count((long)_members[i].Length * _members[match.Picture].Length);
        return from a in _members[i]
               from b in _members[match.Picture]
               select Pair(a, b, DuplicateKind.NearDuplicate, match.Distance, match.Correlation, match.Turn);
    }

    private void Count(long more)
    {
        if (Interlocked.Add(ref _pairs, more) > PairsLimit)
        {
            throw new DatasetFormatException($"More than {PairsLimit:N0} pairs of images show the same picture. Expected mostly different pictures; look whether a placeholder stands in place of the images, or lower IntegrityOptions.HashDistance.");
        }
    }

    private static DuplicatePair Pair(LesionRecord a, LesionRecord b, DuplicateKind kind, int distance, float correlation, int turn)
    {
        var (first, second) = string.CompareOrdinal(a.ImageId, b.ImageId) < 0 ? (a, b) : (b, a);
        return new DuplicatePair(first, second, kind, distance) { DetailCorrelation = Math.Min(correlation, 1), IsTurned = turn != Turns.Upright };
    }
}
