namespace Ham10000.Dataset;

/// <summary>Collects images that cannot be used, from several threads, and names them in one error.</summary>
internal sealed class ImageFailures
{
    private const int Named = 10;
    private readonly SortedList<int, (ImageSource Source, string Reason)> _failures = [];

    internal int Count
    {
        get
        {
            lock (_failures)
            {
                return _failures.Count;
            }
        }
    }

    internal void Add(int row, ImageSource source, string reason)
    {
        lock (_failures)
        {
            _failures.Add(row, (source, reason));
        }
    }

    /// <summary>Throws one error about all of them.</summary>
    /// <param name="total">How many images there are.</param>
    /// <param name="isComplete">Whether all of them were looked at.</param>
    internal void ThrowIfAny(int total, bool isComplete = true)
    {
        if (Count == 0)
        {
            return;
        }

        var named = _failures.Values.Take(Named).Select(f => $"{f.Source.ImageId} ({f.Source.Path}): {f.Reason.TrimEnd('.')}.");
        string more = Count > Named ? $" And {Count - Named} more." : "";
        var first = _failures.Values[0].Source;
        throw new DatasetFormatException($"{(isComplete ? "" : "At least ")}{Count} of {total} images cannot be used, and no store was written. {string.Join(" ", named)}{more}")
        {
            Path = first.Path,
            ImageId = first.ImageId,
        };
    }
}
