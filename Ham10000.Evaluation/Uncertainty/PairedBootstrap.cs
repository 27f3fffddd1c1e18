namespace Ham10000.Evaluation;

/// <summary>Compares two models on the same images by drawing lesions: each draw judges both models by the same lesions.</summary>
/// <remarks>Draws as <see cref="Bootstrap"/> does; equal seeds draw equal lesions, so that the intervals of the single scores are those of
/// <see cref="Bootstrap"/> for the first model. The interval of the difference is the percentile interval of the differences of the draws (Efron and
/// Tibshirani, "An Introduction to the Bootstrap", chapter 8 for paired data, 13 for the interval).</remarks>
public static class PairedBootstrap
{
    /// <summary>The difference of balanced accuracies. In a draw each is the mean recall over the classes that were drawn.</summary>
    /// <param name="first">What one model predicted.</param>
    /// <param name="second">What the other predicted about the same images, in any order.</param>
    /// <param name="options">How to draw; null for 2,000 resamples at level 0.95.</param>
    /// <param name="cancellationToken">Stops the computation with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The two are not about the same images, lesions, labels and classes, or an option is out of range.</exception>
    public static PairedDifference BalancedAccuracy(
        Predictions first, Predictions second, BootstrapOptions? options = null, CancellationToken cancellationToken = default) =>
        Interval(first, second, matrix => matrix.BalancedAccuracy, options, cancellationToken);

    /// <summary>The difference of any score of the confusion matrix.</summary>
    /// <param name="first">What one model predicted.</param>
    /// <param name="second">What the other predicted about the same images, in any order.</param>
    /// <param name="score">The score. It is called on several threads, must not keep or change the matrix, and returns NaN where it is undefined;
    /// draws in which it is so for either model have no part in the difference.</param>
    /// <param name="options">How to draw; null for 2,000 resamples at level 0.95.</param>
    /// <param name="cancellationToken">Stops the computation with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The two are not about the same images, lesions, labels and classes, or an option is out of range.</exception>
    public static PairedDifference Interval(
        Predictions first, Predictions second, Func<ConfusionMatrix, double> score, BootstrapOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(score);
        options ??= new BootstrapOptions();
        options.Validate(nameof(options));

        var aligned = PredictionPairs.Align(first, second);
        var draws = Draw(first, aligned, score, options, cancellationToken);
        var differences = draws.Select(draw => draw.First - draw.Second).Where(d => !double.IsNaN(d)).ToArray();
        return new PairedDifference(
            Of(score(first.ToConfusionMatrix()), [.. draws.Select(draw => draw.First)], options.Level),
            Of(score(aligned.ToConfusionMatrix()), [.. draws.Select(draw => draw.Second)], options.Level),
            Of(score(first.ToConfusionMatrix()) - score(aligned.ToConfusionMatrix()), differences, options.Level),
            differences.Length == 0 ? double.NaN : (double)differences.Count(d => d > 0) / differences.Length);
    }

    private static (double First, double Second)[] Draw(
        Predictions first, Predictions second, Func<ConfusionMatrix, double> score, BootstrapOptions options, CancellationToken cancellationToken)
    {
        // Equal lesion ids in equal order, so that a number stands for the same lesion in both.
        var (lesionsOfFirst, lesionsOfSecond) = (new LesionCounts(first), new LesionCounts(second));
        var draws = new (double, double)[options.Resamples];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads ?? -1, CancellationToken = cancellationToken };
        Parallel.For(0, draws.Length, parallel, () => new ConfusionMatrix(first.Schema.ClassNames), (r, _, matrix) =>
        {
            var stream = CounterRandom.Stream(options.Seed, r);
            draws[r] = (Score(lesionsOfFirst), Score(lesionsOfSecond));
            return matrix;

            double Score(LesionCounts lesions)
            {
                matrix.Clear();
                lesions.Draw(stream, matrix.Cells);
                return score(matrix);
            }
        }, _ => { });
        return draws;
    }

    private static ConfidenceInterval Of(double estimate, double[] scores, double level)
    {
        var defined = scores.Where(value => !double.IsNaN(value)).Order().ToArray();
        var tail = (1 - level) / 2;
        return new ConfidenceInterval(estimate, NumPy.Quantile(defined, tail), NumPy.Quantile(defined, 1 - tail), level);
    }
}
