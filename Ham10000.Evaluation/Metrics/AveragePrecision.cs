namespace Ham10000.Evaluation;

/// <summary>The precisions at all thresholds, weighted by the growth of recall, of each class against the rest, averaged over the classes, in [0, 1].</summary>
/// <param name="averaging">How the scores of the classes become one; micro takes every image with every class for a case. Default macro.</param>
/// <param name="zeroDivision">What it counts as for a class that no image has. Default NaN, which has no part in averages; scikit-learn says 0.</param>
/// <remarks>
/// <para>As scikit-learn's <c>average_precision_score</c> of the labels as a table of zeros and ones. A task of two classes is averaged like any other; what scikit-learn says there is <c>AveragePrecision.OfClass(1)</c>.</para>
/// <para>A rank needs all images: the metric keeps every probability, 4 bytes for each class and 4 for the label, which is 320 kB for 10,000 images of
/// seven classes. One of a single class keeps 8 bytes per image. Computing sorts them once per class.</para>
/// </remarks>
public sealed class AveragePrecision(Averaging averaging = Averaging.Macro, ZeroDivision zeroDivision = ZeroDivision.NaN) : IMetric
{
    private readonly RankingMetric _gathered = new(
        $"{averaging.ToString().ToLowerInvariant()} average precision", RankingScores.AveragePrecision, null, averaging, zeroDivision);

    /// <inheritdoc />
    public string Name => _gathered.Name;

    /// <inheritdoc />
    public bool HigherIsBetter => true;

    /// <summary>The precisions at all thresholds, weighted by the growth of recall, of one class against the rest, in [0, 1].</summary>
    /// <param name="classIndex">The class; at least 0, and a class of every task that the metric is used on.</param>
    /// <param name="className">What the metric's name calls the class, as in <c>average precision of mel</c>; null for its index.</param>
    /// <param name="zeroDivision">What it counts as for a class that no image has. Default NaN; scikit-learn says 0.</param>
    /// <exception cref="ArgumentException"><paramref name="classIndex"/> is negative, or <paramref name="className"/> is blank.</exception>
    public static IMetric OfClass(int classIndex, string? className = null, ZeroDivision zeroDivision = ZeroDivision.NaN) =>
        new RankingMetric(ClassMetric.NameOf("average precision", classIndex, className), RankingScores.AveragePrecision, classIndex, Averaging.Macro, zeroDivision);

    /// <inheritdoc />
    public void Reset() => _gathered.Reset();

    /// <inheritdoc />
    public void Update(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> labels, int classCount) => _gathered.Update(probabilities, labels, classCount);

    /// <inheritdoc />
    public double Compute() => _gathered.Compute();

    /// <inheritdoc />
    public IMetric Fresh() => new AveragePrecision(averaging, zeroDivision);
}
