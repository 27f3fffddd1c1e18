namespace Ham10000.Evaluation;

/// <summary>Any metric. A draw is fed to it lesion after lesion in batches of bounded size, so that no copy of the predictions is ever made.</summary>
internal sealed class MetricScores : ILesionScores
{
    private const int BatchSize = 256;

    private readonly LesionIndex _lesions;
    private readonly Predictions _predictions;
    private readonly IMetric _metric;
    private readonly float[] _probabilities;
    private readonly int[] _labels = new int[BatchSize];
    private int _filled;

    public MetricScores(LesionIndex lesions, Predictions predictions, IMetric metric)
    {
        (_lesions, _predictions, _metric) = (lesions, predictions, metric.Fresh());
        _probabilities = new float[BatchSize * predictions.Schema.ClassCount];
    }

    /// <inheritdoc />
    public void Compute(ReadOnlySpan<int> times, Span<double> scores)
    {
        _metric.Reset();
        for (var lesion = 0; lesion < times.Length; lesion++)
        {
            for (var time = 0; time < times[lesion]; time++)
            {
                foreach (var image in _lesions.ImagesOf(lesion))
                {
                    Add(image);
                }
            }
        }

        Flush();
        scores[0] = _metric.Compute();
    }

    private void Add(int image)
    {
        var classes = _predictions.Schema.ClassCount;
        _predictions.ProbabilitiesOf(image).CopyTo(_probabilities.AsSpan(_filled * classes, classes));
        _labels[_filled++] = _predictions.Labels[image];
        if (_filled == BatchSize)
        {
            Flush();
        }
    }

    private void Flush()
    {
        if (_filled > 0)
        {
            var classes = _predictions.Schema.ClassCount;
            _metric.Update(_probabilities.AsSpan(0, _filled * classes), _labels.AsSpan(0, _filled), classes);
            _filled = 0;
        }
    }
}
