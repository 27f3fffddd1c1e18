using Ham10000.Evaluation;
using TorchSharp;

namespace Ham10000.Training.Internals;

/// <summary>Adds up an epoch's training figures, batch by batch.</summary>
internal sealed partial class EpochMeter
{
    private readonly Accuracy _accuracy = new();
    private readonly BalancedAccuracy _balanced = new();
    private readonly IMetric[] _metrics;
    private float[] _probabilities = [];
    private int[] _labels = [];
    private double _lossSum;

    internal EpochMeter(IEnumerable<IMetric> metrics) => _metrics = [.. metrics.Select(m => m.Fresh())];

    internal int Images { get; private set; }

    internal double Loss => _lossSum / Images;

    internal double Accuracy => _accuracy.Compute();

    internal double BalancedAccuracy => _balanced.Compute();

    internal IEnumerable<KeyValuePair<string, double>> Metrics => _metrics.Select(m => KeyValuePair.Create(Metric.Training(m).Name, m.Compute()));

    /// <summary>Begins an epoch.</summary>
    internal void Reset()
    {
        (_lossSum, Images) = (0, 0);
        _accuracy.Reset();
        _balanced.Reset();
        foreach (var metric in _metrics)
        {
            metric.Reset();
        }

        ForgetBatches();
    }

    /// <summary>Adds the loss of a batch.</summary>
    /// <param name="loss">Its mean loss.</param>
    /// <param name="count">Its images.</param>
    internal void Add(double loss, int count)
    {
        _lossSum += loss * count;
        Images += count;
    }

    /// <summary>Adds what was said about a batch. Without any, accuracies are NaN.</summary>
    /// <param name="probabilities">Float32 (N, K), in row order, on the CPU.</param>
    /// <param name="labels">Its N labels.</param>
    internal void AddPredictions(torch.Tensor probabilities, ReadOnlySpan<long> labels)
    {
        var count = labels.Length;
        var classes = (int)probabilities.shape[1];
        Array.Resize(ref _probabilities, Math.Max(_probabilities.Length, count * classes));
        Array.Resize(ref _labels, Math.Max(_labels.Length, count));
        probabilities.data<float>().CopyTo(_probabilities);
        for (var i = 0; i < count; i++)
        {
            _labels[i] = (int)labels[i];
        }

        Update(_probabilities.AsSpan(0, count * classes), _labels.AsSpan(0, count), classes);
    }

    private void Update(ReadOnlySpan<float> rows, ReadOnlySpan<int> truth, int classes)
    {
        Keep(rows, truth, classes);
        _accuracy.Update(rows, truth, classes);
        _balanced.Update(rows, truth, classes);
        foreach (var metric in _metrics)
        {
            metric.Update(rows, truth, classes);
        }
    }
}
