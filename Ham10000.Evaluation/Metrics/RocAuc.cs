namespace Ham10000.Evaluation;

/// <summary>The area under the ROC curve of each class against the rest, averaged over the classes, in [0, 1]; 0.5 is chance.</summary>
/// <param name="averaging">How the scores of the classes become one; micro takes every image with every class for a case. Default macro.</param>
/// <param name="zeroDivision">What it counts as for a class that no image or every image has. Default NaN, which has no part in averages; scikit-learn refuses it.</param>
/// <remarks>
/// <para>As scikit-learn's <c>roc_auc_score</c> with <c>multi_class='ovr'</c>. A task of two classes is averaged like any other; what scikit-learn says there is <c>RocAuc.OfClass(1)</c>.</para>
/// <para>A rank needs all images: the metric keeps every probability, 4 bytes for each class and 4 for the label, which is 320 kB for 10,000 images of
/// seven classes. One of a single class keeps 8 bytes per image. Computing sorts them once per class.</para>
/// </remarks>
public sealed class RocAuc(Averaging averaging = Averaging.Macro, ZeroDivision zeroDivision = ZeroDivision.NaN) : IMetric
{
    private readonly RankingMetric _gathered = new(
        $"{averaging.ToString().ToLowerInvariant()} ROC AUC", RankingScores.RocArea, null, averaging, zeroDivision);

    /// <inheritdoc />
    public string Name => _gathered.Name;

    /// <inheritdoc />
    public bool HigherIsBetter => true;

    /// <summary>The area under the ROC curve of one class against the rest, in [0, 1]; 0.5 is chance.</summary>
    /// <param name="classIndex">The class; at least 0, and a class of every task that the metric is used on.</param>
    /// <param name="className">What the metric's name calls the class, as in <c>ROC AUC of mel</c>; null for its index.</param>
    /// <param name="zeroDivision">What it counts as for a class that no image or every image has. Default NaN; scikit-learn refuses it.</param>
    /// <exception cref="ArgumentException"><paramref name="classIndex"/> is negative, or <paramref name="className"/> is blank.</exception>
    public static IMetric OfClass(int classIndex, string? className = null, ZeroDivision zeroDivision = ZeroDivision.NaN) =>
        new RankingMetric(ClassMetric.NameOf("ROC AUC", classIndex, className), RankingScores.RocArea, classIndex, Averaging.Macro, zeroDivision);

    /// <inheritdoc />
    public void Reset() => _gathered.Reset();

    /// <inheritdoc />
    public void Update(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> labels, int classCount) => _gathered.Update(probabilities, labels, classCount);

    /// <inheritdoc />
    public double Compute() => _gathered.Compute();

    /// <inheritdoc />
    public IMetric Fresh() => new RocAuc(averaging, zeroDivision);
}
