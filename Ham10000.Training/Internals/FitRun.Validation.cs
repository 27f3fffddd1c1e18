using Ham10000.Evaluation;

namespace Ham10000.Training.Internals;

internal sealed partial class FitRun
{
    /// <summary>The epoch's record, without its times: the training figures and, with a validation set, what the evaluator measures on it.</summary>
    private EpochRecord Validate(CancellationToken cancellationToken)
    {
        var record = new EpochRecord
        {
            Epoch = _context.Epoch,
            TrainingLoss = _meter.Loss,
            TrainingAccuracy = _meter.Accuracy,
            TrainingBalancedAccuracy = _meter.BalancedAccuracy,
        };
        if (_validation is null)
        {
            return record with { Metrics = new Dictionary<string, double>(_meter.Metrics) };
        }

        using var activity = TrainingActivities.Validation(_context.Epoch);
        var evaluation = new EvaluationOptions { Metrics = _options.Metrics, LoaderThreads = _options.LoaderThreads };
        if (!_objective.PredictsClasses)
        {
            return record with { ValidationLoss = Evaluator.MeasureReconstruction(_model, _validation, evaluation, cancellationToken).Loss };
        }

        var measured = Evaluator.Measure(_model, _validation, evaluation, cancellationToken);
        return record with
        {
            ValidationLoss = measured.Loss,
            ValidationAccuracy = measured.Accuracy,
            ValidationBalancedAccuracy = measured.BalancedAccuracy,
            Metrics = new Dictionary<string, double>([.. _meter.Metrics, .. _options.Metrics.Select(m => KeyValuePair.Create(Metric.Validation(m).Name, measured.Metrics[m.Name]))]),
        };
    }
}
