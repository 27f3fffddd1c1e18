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
    private readonly Objective _objective;
    private readonly IMetric[] _metrics;
    private readonly int _classCount;
    private readonly int[] _labels;
    private readonly float[] _probabilities;
    private int _done;
    private double _lossSum;

    public EvaluationPass(ImageModel model, ImageSet set, EvaluationOptions options)
    {
        (_model, _set, _options) = (model, set, options);
        _objective = Objective.For(set.Labels);
        _metrics = [.. options.Metrics.Select(m => m.Fresh())];
        _classCount = set.Labels.ClassCount;
        _labels = new int[set.Count];
        _probabilities = new float[set.Count * _classCount];
    }

    public Measurement Run(CancellationToken cancellationToken)
    {
        var loading = new LoaderOptions { BatchSize = _options.BatchSize, Threads = _options.LoaderThreads, PrefetchBatches = 1 };
        using var loader = new BatchLoader(_set, _model.Preprocessing!, loading, _options.Store, cancellationToken);
        var wasTraining = _model.training;
        _model.eval();
        try
        {
            using var noGradients = inference_mode();
            foreach (var batch in loader.ReadEpoch(0, cancellationToken))
            {
                using (batch)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    Add(batch);
                }

                _options.Progress?.Report(new EvaluationProgress(_done, _set.Count));
            }

            return Result();
        }
        finally
        {
            _model.train(wasTraining);
        }
    }

    private void Add(Batch batch)
    {
        using var scope = NewDisposeScope();
        var logits = _model.Forward(batch);
        var labels = BatchTensors.Labels(batch, _model.Device);
        var rows = _probabilities.AsSpan(_done * _classCount, batch.Count * _classCount);
        _objective.Probabilities(logits).cpu().contiguous().data<float>().CopyTo(rows);
        RequireNumbers(rows);
        _lossSum += (double)_objective.Loss(logits, labels).item<float>() * batch.Count;

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
            if (!float.IsFinite(rows[i]))
            {
                throw new InvalidOperationException(
                    $"The model's output for image '{_set.Records[_done + (i / _classCount)].ImageId}' is not a number. Its weights are not finite; load a checkpoint from before the training diverged.");
            }
        }
    }
}
