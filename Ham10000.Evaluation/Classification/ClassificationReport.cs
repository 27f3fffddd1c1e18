namespace Ham10000.Evaluation;

/// <summary>Precision, recall, F1 and support of every class, and their averages.</summary>
/// <remarks>Values and text are those of scikit-learn's <c>classification_report</c> with all classes as its <c>labels</c>.</remarks>
public sealed partial class ClassificationReport
{
    private readonly bool _noneCorrect;

    /// <summary>Computes the report of a confusion matrix. Later changes of the matrix do not reach it.</summary>
    /// <param name="matrix">The counts; at least one image.</param>
    /// <param name="options">Which classes to show and what undefined scores count as; null for the defaults.</param>
    /// <exception cref="ArgumentException">The matrix is empty, or the options list no class, an unknown class, or one twice.</exception>
    public ClassificationReport(ConfusionMatrix matrix, ClassificationReportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        options ??= new ClassificationReportOptions();
        if (matrix.Total == 0)
        {
            throw new ArgumentException("The confusion matrix counts no image. A report needs at least one prediction.", nameof(matrix));
        }

        _noneCorrect = matrix.Correct == 0;
        var classes = CheckedClasses(matrix, options);
        var table = new ScoreTable(matrix, classes, options.ZeroDivision);
        ZeroDivision = options.ZeroDivision;
        Classes = [.. classes.Select((c, i) => table.OfClass(i, matrix.ClassNames[c]))];
        CoversAll = classes.Order().SequenceEqual(Enumerable.Range(0, matrix.ClassCount).Where(c => matrix.Support(c) + matrix.PredictedCount(c) > 0));
        MicroAverage = table.Average(Averaging.Micro, CoversAll ? "accuracy" : "micro avg");
        MacroAverage = table.Average(Averaging.Macro, "macro avg");
        WeightedAverage = table.Average(Averaging.Weighted, "weighted avg");
    }

    /// <summary>The scores of each class shown, in order.</summary>
    public IReadOnlyList<ClassScores> Classes { get; }

    /// <summary>The scores of the summed counts. Over all classes precision, recall and F1 are the accuracy.</summary>
    public ClassScores MicroAverage { get; }

    /// <summary>The plain mean over the classes shown.</summary>
    public ClassScores MacroAverage { get; }

    /// <summary>The mean over the classes shown, weighted by support.</summary>
    public ClassScores WeightedAverage { get; }

    /// <summary>Whether the classes shown are exactly those that occur or are predicted; the text then calls the micro average accuracy.</summary>
    /// <remarks>This is scikit-learn 1.2's rule: with a class that neither occurs nor is predicted, its text has a <c>micro avg</c> row.</remarks>
    public bool CoversAll { get; }

    /// <summary>The number of images of the classes shown.</summary>
    public long Support => MicroAverage.Support;

    /// <summary>What undefined scores count as here.</summary>
    public ZeroDivision ZeroDivision { get; }

    private static int[] CheckedClasses(ConfusionMatrix matrix, ClassificationReportOptions options)
    {
        if (options.Classes is not { } classes)
        {
            return [.. Enumerable.Range(0, matrix.ClassCount)];
        }

        if (classes.Count == 0)
        {
            throw new ArgumentException("Classes lists no class. List at least one, or leave it null for all.", nameof(options));
        }

        var seen = new HashSet<int>();
        foreach (var c in classes)
        {
            if ((uint)c >= (uint)matrix.ClassCount || !seen.Add(c))
            {
                throw new ArgumentException(
                    seen.Contains(c) ? $"Classes lists class {c} twice. List each class once." : $"Classes lists {c}, which is no class index. Expected 0 to {matrix.ClassCount - 1}.",
                    nameof(options));
            }
        }

        return [.. classes];
    }
}
