namespace Ham10000.Evaluation;

/// <content>Precision, recall, specificity and F1: averaged over the classes, or of each class.</content>
public static partial class Scores
{
    /// <summary>Of the images given a class, the share that has it; averaged over all classes of the task, in [0, 1].</summary>
    /// <param name="labels">The true class of every image.</param>
    /// <param name="predicted">The class every image was given.</param>
    /// <param name="classCount">The number of classes, at least 2; also those that do not occur are averaged over.</param>
    /// <param name="averaging">How the scores of the classes become one. Default macro.</param>
    /// <param name="zeroDivision">What it counts as for a class that was given to no image. Default 0, as in scikit-learn.</param>
    /// <param name="weights">The weight of every image; empty for 1 each.</param>
    /// <remarks>scikit-learn: <c>precision_score</c> with all classes as its <c>labels</c>.</remarks>
    /// <exception cref="ArgumentException">The lengths differ, an index names no class, or a weight is not a finite number of at least 0.</exception>
    public static double Precision(
        ReadOnlySpan<int> labels, ReadOnlySpan<int> predicted, int classCount, Averaging averaging = Averaging.Macro,
        ZeroDivision zeroDivision = ZeroDivision.Zero, ReadOnlySpan<double> weights = default) =>
        Table(labels, predicted, classCount, zeroDivision, weights).Average(ScoreKind.Precision, averaging);

    /// <summary>Of the images given a class, the share that has it; for each class, in [0, 1].</summary>
    /// <param name="labels">The true class of every image.</param>
    /// <param name="predicted">The class every image was given.</param>
    /// <param name="classCount">The number of classes; at least 2.</param>
    /// <param name="zeroDivision">What it counts as for a class that was given to no image. Default 0, as in scikit-learn.</param>
    /// <param name="weights">The weight of every image; empty for 1 each.</param>
    /// <returns>One score per class, in the order of their indices.</returns>
    /// <exception cref="ArgumentException">The lengths differ, an index names no class, or a weight is not a finite number of at least 0.</exception>
    public static double[] PrecisionPerClass(
        ReadOnlySpan<int> labels, ReadOnlySpan<int> predicted, int classCount, ZeroDivision zeroDivision = ZeroDivision.Zero, ReadOnlySpan<double> weights = default) =>
        Table(labels, predicted, classCount, zeroDivision, weights).OfAll(ScoreKind.Precision);

    /// <summary>Of the images that have a class, the share that was given it (sensitivity); averaged over all classes of the task, in [0, 1].</summary>
    /// <param name="labels">The true class of every image.</param>
    /// <param name="predicted">The class every image was given.</param>
    /// <param name="classCount">The number of classes, at least 2; also those that do not occur are averaged over.</param>
    /// <param name="averaging">How the scores of the classes become one. Default macro.</param>
    /// <param name="zeroDivision">What it counts as for a class that no image has. Default 0, as in scikit-learn.</param>
    /// <param name="weights">The weight of every image; empty for 1 each.</param>
    /// <remarks>scikit-learn: <c>recall_score</c> with all classes as its <c>labels</c>.</remarks>
    /// <exception cref="ArgumentException">The lengths differ, an index names no class, or a weight is not a finite number of at least 0.</exception>
    public static double Recall(
        ReadOnlySpan<int> labels, ReadOnlySpan<int> predicted, int classCount, Averaging averaging = Averaging.Macro,
        ZeroDivision zeroDivision = ZeroDivision.Zero, ReadOnlySpan<double> weights = default) =>
        Table(labels, predicted, classCount, zeroDivision, weights).Average(ScoreKind.Recall, averaging);

    /// <summary>Of the images that have a class, the share that was given it (sensitivity); for each class, in [0, 1].</summary>
    /// <param name="labels">The true class of every image.</param>
    /// <param name="predicted">The class every image was given.</param>
    /// <param name="classCount">The number of classes; at least 2.</param>
    /// <param name="zeroDivision">What it counts as for a class that no image has. Default 0, as in scikit-learn.</param>
    /// <param name="weights">The weight of every image; empty for 1 each.</param>
    /// <returns>One score per class, in the order of their indices.</returns>
    /// <exception cref="ArgumentException">The lengths differ, an index names no class, or a weight is not a finite number of at least 0.</exception>
    public static double[] RecallPerClass(
        ReadOnlySpan<int> labels, ReadOnlySpan<int> predicted, int classCount, ZeroDivision zeroDivision = ZeroDivision.Zero, ReadOnlySpan<double> weights = default) =>
        Table(labels, predicted, classCount, zeroDivision, weights).OfAll(ScoreKind.Recall);

    /// <summary>Of the images that do not have a class, the share that was not given it; averaged over all classes of the task, in [0, 1].</summary>
    /// <param name="labels">The true class of every image.</param>
    /// <param name="predicted">The class every image was given.</param>
    /// <param name="classCount">The number of classes, at least 2; also those that do not occur are averaged over.</param>
    /// <param name="averaging">How the scores of the classes become one. Default macro.</param>
    /// <param name="zeroDivision">What it counts as for a class that all images have. Default 0, as in scikit-learn.</param>
    /// <param name="weights">The weight of every image; empty for 1 each.</param>
    /// <remarks>scikit-learn has no such function; it is the recall of the other classes taken together.</remarks>
    /// <exception cref="ArgumentException">The lengths differ, an index names no class, or a weight is not a finite number of at least 0.</exception>
    public static double Specificity(
        ReadOnlySpan<int> labels, ReadOnlySpan<int> predicted, int classCount, Averaging averaging = Averaging.Macro,
        ZeroDivision zeroDivision = ZeroDivision.Zero, ReadOnlySpan<double> weights = default) =>
        Table(labels, predicted, classCount, zeroDivision, weights).Average(ScoreKind.Specificity, averaging);

    /// <summary>Of the images that do not have a class, the share that was not given it; for each class, in [0, 1].</summary>
    /// <param name="labels">The true class of every image.</param>
    /// <param name="predicted">The class every image was given.</param>
    /// <param name="classCount">The number of classes; at least 2.</param>
    /// <param name="zeroDivision">What it counts as for a class that all images have. Default 0, as in scikit-learn.</param>
    /// <param name="weights">The weight of every image; empty for 1 each.</param>
    /// <returns>One score per class, in the order of their indices.</returns>
    /// <exception cref="ArgumentException">The lengths differ, an index names no class, or a weight is not a finite number of at least 0.</exception>
    public static double[] SpecificityPerClass(
        ReadOnlySpan<int> labels, ReadOnlySpan<int> predicted, int classCount, ZeroDivision zeroDivision = ZeroDivision.Zero, ReadOnlySpan<double> weights = default) =>
        Table(labels, predicted, classCount, zeroDivision, weights).OfAll(ScoreKind.Specificity);

    /// <summary>The harmonic mean of precision and recall; averaged over all classes of the task, in [0, 1].</summary>
    /// <param name="labels">The true class of every image.</param>
    /// <param name="predicted">The class every image was given.</param>
    /// <param name="classCount">The number of classes, at least 2; also those that do not occur are averaged over.</param>
    /// <param name="averaging">How the scores of the classes become one. Default macro.</param>
    /// <param name="zeroDivision">What it counts as for a class that no image has and that was given to none. Default 0, as in scikit-learn.</param>
    /// <param name="weights">The weight of every image; empty for 1 each.</param>
    /// <remarks>scikit-learn: <c>f1_score</c> with all classes as its <c>labels</c>.</remarks>
    /// <exception cref="ArgumentException">The lengths differ, an index names no class, or a weight is not a finite number of at least 0.</exception>
    public static double F1(
        ReadOnlySpan<int> labels, ReadOnlySpan<int> predicted, int classCount, Averaging averaging = Averaging.Macro,
        ZeroDivision zeroDivision = ZeroDivision.Zero, ReadOnlySpan<double> weights = default) =>
        Table(labels, predicted, classCount, zeroDivision, weights).Average(ScoreKind.F1, averaging);

    /// <summary>The harmonic mean of precision and recall; for each class, in [0, 1].</summary>
    /// <param name="labels">The true class of every image.</param>
    /// <param name="predicted">The class every image was given.</param>
    /// <param name="classCount">The number of classes; at least 2.</param>
    /// <param name="zeroDivision">What it counts as for a class that no image has and that was given to none. Default 0, as in scikit-learn.</param>
    /// <param name="weights">The weight of every image; empty for 1 each.</param>
    /// <returns>One score per class, in the order of their indices.</returns>
    /// <exception cref="ArgumentException">The lengths differ, an index names no class, or a weight is not a finite number of at least 0.</exception>
    public static double[] F1PerClass(
        ReadOnlySpan<int> labels, ReadOnlySpan<int> predicted, int classCount, ZeroDivision zeroDivision = ZeroDivision.Zero, ReadOnlySpan<double> weights = default) =>
        Table(labels, predicted, classCount, zeroDivision, weights).OfAll(ScoreKind.F1);

    private static ScoreTable Table(ReadOnlySpan<int> labels, ReadOnlySpan<int> predicted, int classCount, ZeroDivision zeroDivision, ReadOnlySpan<double> weights) =>
        new(WeightMatrix.Of(labels, predicted, classCount, weights), zeroDivision);
}
