namespace Ham10000.Evaluation;

/// <summary>Intervals by drawing lesions, not images: photographs of one lesion resemble each other and are drawn together.</summary>
/// <remarks>Each resample draws as many lesions as there are, with replacement, and takes all images of each. The interval is the
/// percentile interval (Efron and Tibshirani, "An Introduction to the Bootstrap", chapter 13).</remarks>
public static class Bootstrap
{
    /// <summary>Balanced accuracy and its interval. In a resample it is the mean recall over the classes that were drawn.</summary>
    /// <param name="predictions">What was predicted.</param>
    /// <param name="options">How to draw; null for 2,000 resamples at level 0.95.</param>
    /// <param name="cancellationToken">Stops the computation with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static ConfidenceInterval BalancedAccuracy(Predictions predictions, BootstrapOptions? options = null, CancellationToken cancellationToken = default) =>
        Interval(predictions, matrix => matrix.BalancedAccuracy, options, cancellationToken);

    /// <summary>Any score of the confusion matrix, and its interval.</summary>
    /// <param name="predictions">What was predicted.</param>
    /// <param name="score">The score. It is called on several threads, must not keep or change the matrix, and returns NaN where it is undefined;
    /// such resamples have no part in the interval, which is NaN where none is left.</param>
    /// <param name="options">How to draw; null for 2,000 resamples at level 0.95.</param>
    /// <param name="cancellationToken">Stops the computation with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static ConfidenceInterval Interval(
        Predictions predictions, Func<ConfusionMatrix, double> score, BootstrapOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(score);
        options ??= new BootstrapOptions();
        options.Validate(nameof(options));

        var lesions = new LesionCounts(predictions);
        var scores = new double[options.Resamples];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads ?? -1, CancellationToken = cancellationToken };
        Parallel.For(0, scores.Length, parallel, () => new ConfusionMatrix(predictions.Schema.ClassNames), (r, _, matrix) =>
        {
            matrix.Clear();
            lesions.Draw(CounterRandom.Stream(options.Seed, r), matrix.Cells);
            scores[r] = score(matrix);
            return matrix;
        }, _ => { });

        Array.Sort(scores);

        // Sorting puts NaN first.
        var defined = scores.AsSpan(scores.AsSpan().LastIndexOf(double.NaN) + 1);
        var tail = (1 - options.Level) / 2;
        return new ConfidenceInterval(score(predictions.ToConfusionMatrix()), NumPy.Quantile(defined, tail), NumPy.Quantile(defined, 1 - tail), options.Level);
    }
}
