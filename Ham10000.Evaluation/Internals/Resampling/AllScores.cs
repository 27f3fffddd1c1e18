namespace Ham10000.Evaluation;

/// <summary>Every score of <see cref="ScoreIntervals"/>. What is sorted or summed per lesion once is shared by the threads.</summary>
internal sealed class AllScores(AllScores.Prepared data) : ILesionScores
{
    private readonly ConfusionMatrix _matrix = new(data.ClassNames);
    private readonly int[] _patterns = new int[data.Cells.Patterns];
    private readonly long[] _sums = new long[2 * data.ClassNames.Count];
    private readonly double[] _defined = new double[data.ClassNames.Count];

    /// <summary>The scores of the whole, before those of the classes.</summary>
    public enum Whole
    {
        Accuracy,
        BalancedAccuracy,
        MacroF1,
        MacroRocAuc,
        MacroAveragePrecision,
        Kappa,
        Matthews,
        LogLoss,
        Brier,
        Calibration,
        Count,
    }

    /// <summary>The scores of a class.</summary>
    public enum OfClass
    {
        Precision,
        Recall,
        Specificity,
        F1,
        RocAuc,
        AveragePrecision,
        Count,
    }

    /// <summary>The place of a class's score.</summary>
    public static int Place(int c, OfClass score) => (int)Whole.Count + (c * (int)OfClass.Count) + (int)score;

    /// <inheritdoc />
    public void Compute(ReadOnlySpan<int> times, Span<double> scores)
    {
        data.Cells.Count(times, _patterns, _matrix.Cells);
        var cells = new CellScores(_matrix.Cells, _sums);
        for (var c = 0; c < _defined.Length; c++)
        {
            scores[Place(c, OfClass.Precision)] = cells.Precision(c);
            scores[Place(c, OfClass.Recall)] = cells.Recall(c);
            scores[Place(c, OfClass.Specificity)] = cells.Specificity(c);
            scores[Place(c, OfClass.F1)] = cells.F1(c);
            (scores[Place(c, OfClass.RocAuc)], scores[Place(c, OfClass.AveragePrecision)]) = data.Ranked[c].Scores(times);
        }

        scores[(int)Whole.Accuracy] = cells.Accuracy;
        scores[(int)Whole.BalancedAccuracy] = _matrix.BalancedAccuracy;
        scores[(int)Whole.MacroF1] = Mean(scores, OfClass.F1);
        scores[(int)Whole.MacroRocAuc] = Mean(scores, OfClass.RocAuc);
        scores[(int)Whole.MacroAveragePrecision] = Mean(scores, OfClass.AveragePrecision);
        scores[(int)Whole.Kappa] = cells.Kappa;
        scores[(int)Whole.Matthews] = cells.Matthews;
        (scores[(int)Whole.LogLoss], scores[(int)Whole.Brier], scores[(int)Whole.Calibration]) = data.Terms.Scores(times);
    }

    private double Mean(ReadOnlySpan<double> scores, OfClass score)
    {
        var count = 0;
        for (var c = 0; c < _defined.Length; c++)
        {
            var value = scores[Place(c, score)];
            if (!double.IsNaN(value))
            {
                _defined[count++] = value;
            }
        }

        return NumPy.Mean(_defined.AsSpan(0, count));
    }

    /// <summary>What the threads share.</summary>
    public sealed class Prepared(LesionIndex lesions, Predictions predictions)
    {
        public IReadOnlyList<string> ClassNames => predictions.Schema.ClassNames;

        public CellCounts Cells { get; } = new(lesions, predictions);

        public LesionTerms Terms { get; } = new(lesions, predictions);

        public RankedClass[] Ranked { get; } = [.. Enumerable.Range(0, predictions.Schema.ClassCount).Select(c => new RankedClass(lesions, predictions, c))];
    }
}
