namespace Ham10000.Evaluation;

/// <summary>Intervals by drawing lesions, not images: photographs of one lesion resemble each other and are drawn together.</summary>
/// <remarks>Each resample draws as many lesions as there are, with replacement, and takes all images of each. Equal seeds draw equal lesions, whatever is computed.
/// The interval is the percentile interval (Efron and Tibshirani, "An Introduction to the Bootstrap", chapter 13) unless <see cref="BootstrapOptions.Method"/> says
/// otherwise. <see cref="ScoreIntervals"/> gives the intervals of many scores from one set of draws.</remarks>
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
    /// such resamples have no part in the interval (<see cref="ConfidenceInterval.DefinedShare"/> counts the others), which is NaN where none is left.</param>
    /// <param name="options">How to draw; null for 2,000 resamples at level 0.95.</param>
    /// <param name="cancellationToken">Stops the computation with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static ConfidenceInterval Interval(
        Predictions predictions, Func<ConfusionMatrix, double> score, BootstrapOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(score);
        var lesions = new LesionIndex(predictions.LesionIds);
        var counts = new CellCounts(lesions, predictions);
        return Run(lesions, () => new DrawnMatrixScores(counts, predictions.Schema.ClassNames, [score]), options, cancellationToken);
    }

    /// <summary>Any metric, and its interval.</summary>
    /// <param name="predictions">What was predicted.</param>
    /// <param name="metric">The metric. It stays as it is: <see cref="IMetric.Fresh"/> makes one per thread, which is reset and fed the images of each resample in batches of at most
    /// 256. Resamples in which it is NaN have no part in the interval (<see cref="ConfidenceInterval.DefinedShare"/> counts the others), which is NaN where none is left.</param>
    /// <param name="options">How to draw; null for 2,000 resamples at level 0.95.</param>
    /// <param name="cancellationToken">Stops the computation with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static ConfidenceInterval Interval(Predictions predictions, IMetric metric, BootstrapOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(metric);
        var lesions = new LesionIndex(predictions.LesionIds);
        return Run(lesions, () => new MetricScores(lesions, predictions, metric), options, cancellationToken);
    }

    private static ConfidenceInterval Run(LesionIndex lesions, Func<ILesionScores> make, BootstrapOptions? options, CancellationToken cancellationToken)
    {
        options ??= new BootstrapOptions();
        options.Validate(nameof(options));
        return LesionResampling.Run(lesions.Count, 1, make, options, cancellationToken).Interval(0);
    }
}
