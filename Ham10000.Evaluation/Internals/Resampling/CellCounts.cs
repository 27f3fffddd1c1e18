namespace Ham10000.Evaluation;

/// <summary>Counts the confusion matrix of a draw. Lesions whose images fall into the same cells are counted together.</summary>
internal sealed class CellCounts
{
    private readonly int[] _patternOf;
    private readonly (int Cell, int Images)[][] _patterns;

    public CellCounts(LesionIndex lesions, Predictions predictions)
    {
        ClassCount = predictions.Schema.ClassCount;
        _patternOf = new int[lesions.Count];
        var (numbers, patterns) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<(int, int)[]>());
        for (var lesion = 0; lesion < _patternOf.Length; lesion++)
        {
            var pattern = Pattern(lesions.ImagesOf(lesion), predictions);
            var key = string.Join(' ', pattern);
            if (!numbers.TryGetValue(key, out var number))
            {
                number = patterns.Count;
                numbers.Add(key, number);
                patterns.Add(pattern);
            }

            _patternOf[lesion] = number;
        }

        _patterns = [.. patterns];
    }

    /// <summary>The number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>The number of different patterns, which <see cref="Count"/> needs room for.</summary>
    public int Patterns => _patterns.Length;

    /// <summary>Sets the cells, row after row, to the counts of a draw.</summary>
    /// <param name="times">How often each lesion was drawn.</param>
    /// <param name="room">Room for a number per pattern.</param>
    /// <param name="cells">The cells.</param>
    public void Count(ReadOnlySpan<int> times, Span<int> room, Span<long> cells)
    {
        room.Clear();
        cells.Clear();
        var patternOf = _patternOf.AsSpan(0, times.Length);
        for (var lesion = 0; lesion < times.Length; lesion++)
        {
            room[patternOf[lesion]] += times[lesion];
        }

        for (var pattern = 0; pattern < _patterns.Length; pattern++)
        {
            foreach (var (cell, images) in _patterns[pattern])
            {
                cells[cell] += (long)images * room[pattern];
            }
        }
    }

    private static (int Cell, int Images)[] Pattern(ReadOnlySpan<int> images, Predictions predictions)
    {
        var cells = new int[images.Length];
        for (var i = 0; i < images.Length; i++)
        {
            cells[i] = (predictions.Labels[images[i]] * predictions.Schema.ClassCount) + predictions.PredictedClasses[images[i]];
        }

        return [.. cells.CountBy(cell => cell).Select(c => (c.Key, c.Value)).Order()];
    }
}
