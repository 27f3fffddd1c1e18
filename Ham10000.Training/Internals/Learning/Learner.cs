using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Training.Internals;

/// <summary>Turns losses into steps: gradients of one or more batches, their limits, the optimiser, the moving average.</summary>
internal sealed partial class Learner : IDisposable
{
    private readonly ImageModel _model;
    private readonly TrainingOptions _options;
    private readonly BatchLoss _loss;
    private readonly ParameterSteps _steps;

    internal Learner(ImageModel model, ImageSet training, TrainingOptions options)
    {
        (_model, _options) = (model, options);
        Loss = options.Loss is { WeightsFrom: { } weigh } loss ? loss with { ClassWeights = weigh(training), WeightsFrom = null } : options.Loss;
        _loss = BatchLoss.Of(Loss, model.Objective, model.Objective.PredictsClasses ? ClassShares.Of(training) : null, model.Device);
        _steps = new ParameterSteps(options.Optimizer, NamedParameter.Trained(model), options.GradientClipping);
        Average = options.MovingAverage is { } average ? new WeightAverage(model, average) : null;
    }

    /// <summary>The loss with the training set's class weights; null for the objective's own.</summary>
    internal Loss? Loss { get; }

    /// <summary>The moving average; null without one.</summary>
    internal WeightAverage? Average { get; }

    /// <summary>What a checkpoint keeps of it, in the order in which it is taken over.</summary>
    internal IEnumerable<IStateful> Parts => Average is null ? [new OptimizerState(() => _steps.Optimizer)] : [new OptimizerState(() => _steps.Optimizer), Average];

    internal void SetLearningRate(double learningRate) => _steps.SetLearningRate(learningRate);

    public void Dispose()
    {
        Average?.Dispose();
        _steps.Dispose();
        _loss.Dispose();
    }
}
