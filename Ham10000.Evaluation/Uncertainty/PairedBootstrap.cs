namespace Ham10000.Evaluation;

/// <summary>Compares two models on the same images by drawing lesions: each draw judges both models by the same lesions.</summary>
/// <remarks>Draws as <see cref="Bootstrap"/> does; equal seeds draw equal lesions, so that the intervals of the single scores are those of
/// <see cref="Bootstrap"/> for the first model. The interval of the difference is the percentile interval of the differences of the draws (Efron and
/// Tibshirani, "An Introduction to the Bootstrap", chapter 8 for paired data, 13 for the interval) unless <see cref="BootstrapOptions.Method"/> says otherwise.</remarks>
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

    /// <summary>The difference of any score of the confusion matrix, of which more is better.</summary>
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
        ArgumentNullException.ThrowIfNull(score);
        return Run(first, second, Scores, higherIsBetter: true, options, cancellationToken);

        Func<ILesionScores> Scores(LesionIndex lesions, Predictions predictions)
        {
            var counts = new CellCounts(lesions, predictions);
            return () => new DrawnMatrixScores(counts, predictions.Schema.ClassNames, [score]);
        }
    }

    /// <summary>The difference of any metric.</summary>
    /// <param name="first">What one model predicted.</param>
    /// <param name="second">What the other predicted about the same images, in any order.</param>
    /// <param name="metric">The metric. It stays as it is: <see cref="IMetric.Fresh"/> makes two per thread, which are reset and fed the images of each draw in batches. Draws in
    /// which it is NaN for either model have no part in the difference.</param>
    /// <param name="options">How to draw; null for 2,000 resamples at level 0.95.</param>
    /// <param name="cancellationToken">Stops the computation with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The two are not about the same images, lesions, labels and classes, or an option is out of range.</exception>
    public static PairedDifference Interval(
        Predictions first, Predictions second, IMetric metric, BootstrapOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return Run(first, second, (lesions, predictions) => () => new MetricScores(lesions, predictions, metric), metric.HigherIsBetter, options, cancellationToken);
    }

    private static PairedDifference Run(
        Predictions first, Predictions second, Func<LesionIndex, Predictions, Func<ILesionScores>> scores, bool higherIsBetter, BootstrapOptions? options,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        options ??= new BootstrapOptions();
        options.Validate(nameof(options));

        var lesions = new LesionIndex(first.LesionIds);
        var (ofFirst, ofSecond) = (scores(lesions, first), scores(lesions, PredictionPairs.Align(first, second)));
        var drawn = LesionResampling.Run(lesions.Count, PairedScores.Count, () => new PairedScores(ofFirst(), ofSecond()), options, cancellationToken);
        var (above, defined) = (drawn.Draws[2].Count(d => d > 0), drawn.Draws[2].Count(d => !double.IsNaN(d)));
        return new PairedDifference(drawn.Interval(0), drawn.Interval(1), drawn.Interval(2), defined == 0 ? double.NaN : (double)above / defined)
        {
            HigherIsBetter = higherIsBetter,
        };
    }
}
