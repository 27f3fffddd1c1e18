namespace Ham10000.Evaluation;

/// <summary>Precision, recall and F1 of classes and their averages, by the arithmetic of scikit-learn's <c>precision_recall_fscore_support</c>.</summary>
internal sealed class ScoreTable
{
    private readonly long[] _hits;
    private readonly long[] _predicted;
    private readonly long[] _actual;
    private readonly ZeroDivision _zeroDivision;

    public ScoreTable(ConfusionMatrix matrix, IReadOnlyList<int> classes, ZeroDivision zeroDivision)
    {
        _hits = [.. classes.Select(c => matrix[c, c])];
        _predicted = [.. classes.Select(matrix.PredictedCount)];
        _actual = [.. classes.Select(matrix.Support)];
        _zeroDivision = zeroDivision;
    }

    public ScoreTable(ConfusionMatrix matrix, ZeroDivision zeroDivision)
        : this(matrix, [.. Enumerable.Range(0, matrix.ClassCount)], zeroDivision)
    {
    }

    public long Support => _actual.Sum();

    public ClassScores OfClass(int i, string name) => Scores(name, _hits[i], _predicted[i], _actual[i]);

    public ClassScores Average(Averaging averaging, string name) => averaging switch
    {
        Averaging.Micro => Scores(name, _hits.Sum(), _predicted.Sum(), _actual.Sum()) with { Support = Support },
        Averaging.Macro => Mean(name, weighted: false),
        Averaging.Weighted when Support == 0 => Unweighted(name),
        Averaging.Weighted => Mean(name, weighted: true),
        _ => throw new ArgumentOutOfRangeException(nameof(averaging), averaging, null),
    };

    private double Undefined => _zeroDivision switch
    {
        ZeroDivision.Zero => 0,
        ZeroDivision.One => 1,
        _ => double.NaN,
    };

    private ClassScores Scores(string name, long hits, long predicted, long actual)
    {
        var precision = predicted == 0 ? Undefined : (double)hits / predicted;
        var recall = actual == 0 ? Undefined : (double)hits / actual;
        return new ClassScores(name, precision, recall, F1(precision, recall, predicted, actual), actual);
    }

    private double F1(double precision, double recall, long predicted, long actual)
    {
        if (_zeroDivision == ZeroDivision.NaN && (predicted == 0 || actual == 0))
        {
            return predicted == 0 && actual == 0 ? double.NaN : 0;
        }

        var denominator = precision + recall;
        return 2 * precision * recall / (denominator == 0 ? 1 : denominator);
    }

    private ClassScores Mean(string name, bool weighted)
    {
        var rows = Enumerable.Range(0, _hits.Length).Select(i => OfClass(i, "")).ToArray();
        return new ClassScores(name, Mean(rows, r => r.Precision, weighted), Mean(rows, r => r.Recall, weighted), Mean(rows, r => r.F1, weighted), Support);
    }

    private static double Mean(ClassScores[] rows, Func<ClassScores, double> score, bool weighted)
    {
        // NaN occurs only where the user asked for it; what is undefined then has no part in the mean.
        var defined = rows.Where(r => !double.IsNaN(score(r))).ToArray();
        if (!weighted)
        {
            return NumPy.Mean([.. defined.Select(score)]);
        }

        var weights = defined.Sum(r => r.Support);
        return weights == 0 ? double.NaN : NumPy.Sum([.. defined.Select(r => score(r) * r.Support)]) / weights;
    }

    /// <summary>The weighted average where no shown class has a true image.</summary>
    private ClassScores Unweighted(string name) => _predicted.Sum() == 0 || _zeroDivision == ZeroDivision.NaN
        ? new ClassScores(name, Undefined, Undefined, Undefined, 0)
        : new ClassScores(name, 0, Undefined, 0, 0);
}
