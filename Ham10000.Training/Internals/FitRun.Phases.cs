using Ham10000.Dataset;
using Microsoft.Extensions.Logging;

namespace Ham10000.Training.Internals;

internal sealed partial class FitRun
{
    private readonly PhasePlan _phases;
    private int _phase;

    /// <summary>The options with the settings of the phase that runs.</summary>
    private TrainingOptions InForce => _phases.OptionsOf(_phase);

    /// <summary>Changes to the phase of the context's epoch. A new fit begins in its first phase, whose layers the model was given before.</summary>
    private void EnterPhase()
    {
        var next = _phases.IndexOf(_context.Epoch);
        if (next == _phase)
        {
            return;
        }

        ChangePhase(next, isResumed: false);
        _context.StartLearningRate = InForce.Optimizer.LearningRate;
        _context.SetLearningRate(_context.StartLearningRate);
    }

    /// <summary>Makes ready for the phase that a resumed fit is in; the model has its layers, and the learning rate is set by the checkpoint.</summary>
    private void ResumePhase()
    {
        ChangePhase(_phases.IndexOf(Math.Max(_context.Epoch, 1)), isResumed: true);
        _context.StartLearningRate = InForce.Optimizer.LearningRate;
    }

    private void ChangePhase(int next, bool isResumed)
    {
        var before = InForce;
        _phase = next;
        if (!isResumed)
        {
            _phases[next]?.Layers?.Apply(_model);
        }

        var sameLayers = _model.Spec.Equals(_spec);
        _spec = _model.Spec;
        if (!sameLayers || before.Augmentation != InForce.Augmentation)
        {
            _network.Change(InForce, (long)_phases.EpochsFrom(Math.Max(_context.Epoch, 1)) * _loader.StepsPerEpoch, hasOtherLayers: !sameLayers);
        }

        var keepsOptimizer = sameLayers && SameRule(before.Optimizer, InForce.Optimizer) && before.Loss == InForce.Loss;
        _learner.Change(InForce, keepsOptimizer);
        if (!keepsOptimizer)
        {
            _context.Momentum = InForce.Optimizer.FirstMomentum;
        }

        if (before.Augmentation != InForce.Augmentation)
        {
            _loader.Dispose();
            _loader = NewLoader();
            StartEpochClock();
        }

        _context.Logger.LogInformation("From epoch {Epoch} on: {Phase}, {Parameters} parameters.", Math.Max(_context.Epoch, 1), _phases.NameOf(next), _model.TrainableParameterCount);
    }

    private static bool SameRule(Optimizer before, Optimizer after) => before with { LearningRate = after.LearningRate } == after;

    private BatchLoader NewLoader() => new(_training, _preprocessing, new LoaderOptions
    {
        BatchSize = _options.BatchSize,
        Shuffle = true,
        Seed = _options.Seed,
        Sampling = _options.Sampling,
        Augmentation = InForce.Augmentation,
        Patient = _model.Patient,
        Threads = _options.LoaderThreads,
        PrefetchBatches = _options.PrefetchBatches,
    });
}
