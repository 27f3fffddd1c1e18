using Ham10000.Dataset;
using Ham10000.Models;
using static TorchSharp.torch;

namespace Ham10000.Evaluation;

/// <summary>One run of a model over a set.</summary>
internal sealed class EvaluationPass
{
    private readonly ImageModel _model;
    private readonly ImageSet _set;
    private readonly EvaluationOptions _options;
    private readonly IMetric[] _metrics;
    private readonly int _classCount;
    private readonly int[] _labels;
    private readonly float[] _probabilities;
    private int _done;
    private double _lossSum;

    public EvaluationPass(ImageModel model, ImageSet set, EvaluationOptions options)
    {
        (_model, _set, _options) = (model, set, options);
        _metrics = [.. options.Metrics.Select(m => m.Fresh())];
        _classCount = set.Labels.ClassCount;
        _labels = new int[set.Count];
        _probabilities = new float[set.Count * _classCount];
    }

    public Measurement Run(CancellationToken cancellationToken)
    {
        using var runner = new ViewRunner(_model, _options.TestTimeAugmentation);
        SetPass.Run(_model, _set, _options, batch => Add(batch, runner), cancellationToken);
        return Result();
    }

    private void Add(Batch batch, ViewRunner runner)
    {
        using var scope = NewDisposeScope();
        var logits = runner.Forward(batch);
        var target = _model.Objective.Target(batch, _model.Device);
        var rows = _probabilities.AsSpan(_done * _classCount, batch.Count * _classCount);
        _model.Probabilities(logits).cpu().contiguous().data<float>().CopyTo(rows);
        RequireNumbers(rows);
        // The cross entropy of the probabilities above.
        _lossSum += (double)_model.Objective.Loss(_model.CalibratedLogits(logits), target).item<float>() * batch.Count;

        var truth = _labels.AsSpan(_done, batch.Count);
        for (var i = 0; i < truth.Length; i++)
        {
            truth[i] = (int)batch.Labels[i];
        }

        foreach (var metric in _metrics)
        {
            metric.Update(rows, truth, _classCount);
        }

        _done += batch.Count;
    }

    private Measurement Result()
    {
        using var penalty = _model.L2Penalty();
        var predictions = new Predictions(_set.Labels, [.. _set.Records.Select(r => r.ImageId)], [.. _set.Records.Select(r => r.LesionId)], _labels, _probabilities);
        var metrics = _metrics.ToDictionary(m => m.Name, m => m.Compute(), StringComparer.Ordinal);
        return new Measurement(predictions, _lossSum / _set.Count, penalty?.item<float>() ?? 0, metrics);
    }

    private void RequireNumbers(ReadOnlySpan<float> rows)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            SetPass.RequireNumber(rows[i], _set.Records[_done + (i / _classCount)]);
        }
    }
}
