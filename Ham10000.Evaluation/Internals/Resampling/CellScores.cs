namespace Ham10000.Evaluation;

/// <summary>Scores of a confusion matrix's cells without the matrix around them. What is undefined is NaN.</summary>
internal readonly ref struct CellScores
{
    private readonly ReadOnlySpan<long> _cells;
    private readonly Span<long> _actual;
    private readonly Span<long> _predicted;
    private readonly long _correct;

    /// <summary>Sums the rows and columns.</summary>
    /// <param name="cells">The cells, row after row.</param>
    /// <param name="room">Room for two numbers per class.</param>
    public CellScores(ReadOnlySpan<long> cells, Span<long> room)
    {
        var classes = room.Length / 2;
        _cells = cells;
        _actual = room[..classes];
        _predicted = room[classes..];
        room.Clear();
        for (var actual = 0; actual < classes; actual++)
        {
            for (var predicted = 0; predicted < classes; predicted++)
            {
                var count = cells[(actual * classes) + predicted];
                _actual[actual] += count;
                _predicted[predicted] += count;
                Total += count;
            }

            _correct += Hits(actual);
        }
    }

    /// <summary>The number of images.</summary>
    public long Total { get; }

    public double Accuracy => Ratio(_correct, Total);

    public double Precision(int c) => Ratio(Hits(c), _predicted[c]);

    public double Recall(int c) => Ratio(Hits(c), _actual[c]);

    public double Specificity(int c) => Ratio(Total - _actual[c] - _predicted[c] + Hits(c), Total - _actual[c]);

    // Undefined only for a class that neither occurs nor is predicted.
    public double F1(int c) => Ratio(2 * Hits(c), _actual[c] + _predicted[c]);

    public double Kappa => MatrixScores.CohenKappa(_cells, _actual.Length, KappaWeighting.None);

    public double Matthews => MatrixScores.MatthewsCorrelation(_cells, _actual.Length);

    private long Hits(int c) => _cells[(c * _actual.Length) + c];

    private static double Ratio(long part, long whole) => whole == 0 ? double.NaN : (double)part / whole;
}
