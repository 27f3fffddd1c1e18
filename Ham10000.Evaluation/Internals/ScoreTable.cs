namespace Ham10000.Evaluation;

/// <summary>Precision, recall, specificity and F1 of classes and their averages, by the arithmetic of scikit-learn's <c>precision_recall_fscore_support</c>.</summary>
internal sealed class ScoreTable
{
    private readonly double[] _hits;
    private readonly double[] _predicted;
    private readonly double[] _actual;
    private readonly double _total;
    private readonly ZeroDivision _zeroDivision;

    public ScoreTable(ConfusionMatrix matrix, IReadOnlyList<int> classes, ZeroDivision zeroDivision)
    {
        _hits = [.. classes.Select(c => matrix[c, c])];
        _predicted = [.. classes.Select(matrix.PredictedCount)];
        _actual = [.. classes.Select(matrix.Support)];
        (_total, _zeroDivision) = (matrix.Total, zeroDivision);
    }

    public ScoreTable(ConfusionMatrix matrix, ZeroDivision zeroDivision)
        : this(matrix, [.. Enumerable.Range(0, matrix.ClassCount)], zeroDivision)
    {
    }

    public ScoreTable(WeightMatrix matrix, ZeroDivision zeroDivision)
    {
        var cells = matrix.Cells;
        var classes = matrix.ClassCount;
        (_hits, _predicted, _actual) = (new double[classes], new double[classes], new double[classes]);
        for (var c = 0; c < classes; c++)
        {
            _hits[c] = cells[(c * classes) + c];
            _predicted[c] = MatrixScores.PredictedCount(cells, classes, c);
            _actual[c] = MatrixScores.Support(cells, classes, c);
        }

        (_total, _zeroDivision) = (MatrixScores.Total(cells), zeroDivision);
    }

    public long Support => (long)_actual.Sum();

    public ClassScores OfClass(int i, string name) => new(name, Of(ScoreKind.Precision, i), Of(ScoreKind.Recall, i), Of(ScoreKind.F1, i), (long)_actual[i]);

    public ClassScores Average(Averaging averaging, string name) =>
        new(name, Average(ScoreKind.Precision, averaging), Average(ScoreKind.Recall, averaging), Average(ScoreKind.F1, averaging), Support);

    public double Of(ScoreKind kind, int i) => Score(kind, _hits[i], _predicted[i], _actual[i], _total);

    public double[] OfAll(ScoreKind kind) => [.. Enumerable.Range(0, _hits.Length).Select(i => Of(kind, i))];

    public double Average(ScoreKind kind, Averaging averaging) => averaging switch
    {
        Averaging.Micro => Score(kind, _hits.Sum(), _predicted.Sum(), _actual.Sum(), _total * _hits.Length),
        Averaging.Macro => ClassAverage.Macro(OfAll(kind)),
        Averaging.Weighted when _actual.Sum() == 0 => Unweighted(kind),
        Averaging.Weighted => ClassAverage.Weighted(OfAll(kind), _actual),
        _ => throw new ArgumentOutOfRangeException(nameof(averaging), averaging, null),
    };

    private double Score(ScoreKind kind, double hits, double predicted, double actual, double total) => kind switch
    {
        ScoreKind.Precision => Ratio(hits, predicted),
        ScoreKind.Recall => Ratio(hits, actual),
        ScoreKind.Specificity => Ratio(total - actual - (predicted - hits), total - actual),
        _ => F1(Ratio(hits, predicted), Ratio(hits, actual), predicted, actual),
    };

    private double Ratio(double part, double whole) => whole == 0 ? _zeroDivision.Value() : part / whole;

    private double F1(double precision, double recall, double predicted, double actual)
    {
        if (_zeroDivision == ZeroDivision.NaN && (predicted == 0 || actual == 0))
        {
            return predicted == 0 && actual == 0 ? double.NaN : 0;
        }

        var denominator = precision + recall;
        return 2 * precision * recall / (denominator == 0 ? 1 : denominator);
    }

    /// <summary>The weighted average where no shown class has a true image.</summary>
    private double Unweighted(ScoreKind kind) =>
        kind is ScoreKind.Precision or ScoreKind.F1 && _predicted.Sum() != 0 && _zeroDivision != ZeroDivision.NaN ? 0 : _zeroDivision.Value();
}
