using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Training.Internals;

/// <summary>Turns losses into steps: gradients of one or more batches, their limits, the optimiser, the moving average.</summary>
internal sealed partial class Learner : IDisposable
{
    private readonly ImageModel _model;
    private readonly ImageSet _training;
    private TrainingOptions _options;
    private BatchLoss _loss;
    private ParameterSteps _steps;

    internal Learner(ImageModel model, ImageSet training, TrainingOptions options)
    {
        (_model, _training, _options) = (model, training, options);
        (Loss, _loss) = NewLoss();
        _steps = new ParameterSteps(options.Optimizer, NamedParameter.Trained(model), options.GradientClipping);
        Average = options.MovingAverage is { } average ? new WeightAverage(model, average) : null;
        Scaler = options.ScalesLoss || options.Precision == NumericPrecision.Float16 ? new LossScaler() : null;
        Guard = options.OnNonFinite.Action == NonFiniteAction.Stop ? null : new NonFiniteGuard(model, options.OnNonFinite, () => OptimizerAndAverage);
    }

    /// <summary>The loss with the training set's class weights; null for the objective's own.</summary>
    internal Loss? Loss { get; private set; }

    /// <summary>The moving average; null without one.</summary>
    internal WeightAverage? Average { get; }

    /// <summary>What scales the loss; null without.</summary>
    internal LossScaler? Scaler { get; }

    /// <summary>What keeps the fit going where a loss is not finite; null to end it.</summary>
    internal NonFiniteGuard? Guard { get; }

    /// <summary>What a checkpoint keeps of it, in the order in which it is taken over.</summary>
    internal IEnumerable<IStateful> Parts => [.. OptimizerAndAverage, .. new IStateful?[] { Scaler, Guard }.OfType<IStateful>()];

    private IEnumerable<IStateful> OptimizerAndAverage => Average is null ? [new OptimizerState(() => _steps.Optimizer)] : [new OptimizerState(() => _steps.Optimizer), Average];

    /// <summary>Sets the rate of the coming steps, which the guard may lower.</summary>
    internal void SetLearningRate(double learningRate) => _steps.SetLearningRate(learningRate * (Guard?.RateFactor ?? 1));

    /// <summary>Takes over the settings of another phase, and what the model trains in it.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="keepsOptimizer">Whether the optimiser goes on, because what it steps on is the same.</param>
    internal void Change(TrainingOptions options, bool keepsOptimizer)
    {
        _options = options;
        _loss.Dispose();
        (Loss, _loss) = NewLoss();
        if (!keepsOptimizer)
        {
            _steps.Dispose();
            _steps = new ParameterSteps(options.Optimizer, NamedParameter.Trained(_model), options.GradientClipping);
            Average?.Refresh();
            Guard?.Refresh();
        }
    }

    public void Dispose()
    {
        Average?.Dispose();
        Guard?.Dispose();
        _steps.Dispose();
        _loss.Dispose();
    }

    private (Loss?, BatchLoss) NewLoss()
    {
        var loss = _options.Loss is { WeightsFrom: { } weigh } chosen ? chosen with { ClassWeights = weigh(_training), WeightsFrom = null } : _options.Loss;
        return (loss, BatchLoss.Of(loss, _model.Objective, _model.Objective.PredictsClasses ? ClassShares.Of(_training) : null, _model.Device));
    }
}
