using Ham10000.Dataset;
using Ham10000.Models;
using Microsoft.Extensions.Logging;

namespace Ham10000.Training.Internals;

/// <summary>One fit: the loop that <see cref="TrainingCallback"/> shows.</summary>
internal sealed partial class FitRun : IDisposable
{
    private readonly ImageModel _model;
    private ModelSpec _spec;
    private readonly ImageSet _training;
    private readonly ImageSet? _validation;
    private readonly Preprocessing _preprocessing;
    private readonly TrainingOptions _options;
    private readonly int _threads;
    private readonly Objective _objective;
    private readonly TrainingNetwork _network;
    private BatchLoader _loader;
    private readonly Learner _learner;
    private readonly BatchMixer _mixer;
    private readonly TrainingContext _context;
    private readonly CallbackList _callbacks;
    private readonly EpochMeter _meter;
    private readonly KeyValuePair<string, string>[] _settings;

    /// <summary>Prepares a fit.</summary>
    /// <param name="model">The model; of a resumed fit, as it is in the checkpoint.</param>
    /// <param name="training">The training set.</param>
    /// <param name="validation">The validation set.</param>
    /// <param name="preprocessing">What the images are made with.</param>
    /// <param name="options">The options.</param>
    /// <param name="threads">The threads of torch.</param>
    /// <param name="folder">Where checkpoints go; the caller's.</param>
    /// <param name="resumption">Where a resumed fit goes on; null for a new one.</param>
    internal FitRun(
        ImageModel model, ImageSet training, ImageSet? validation, Preprocessing preprocessing, TrainingOptions options, int threads, CheckpointFolder? folder = null, Resumption? resumption = null)
    {
        _model = model;
        _phases = new PhasePlan(options);
        if (resumption is null)
        {
            _phases[0]?.Layers?.Apply(model);
        }

        _spec = model.Spec;
        _training = training;
        _validation = validation;
        _preprocessing = preprocessing;
        _folder = folder;
        _from = resumption?.Checkpoint;
        _options = options;
        _threads = threads;
        _objective = model.Objective;
        _loader = NewLoader();
        _network = new TrainingNetwork(model, InForce, training.Count, (long)options.Epochs * _loader.StepsPerEpoch);
        _learner = new Learner(model, training, InForce);
        _measuresLate = _learner.Guard is null && _learner.Scaler is null && (options.MeasuresLate || model.Device.type != TorchSharp.DeviceType.CPU);
        _mixer = new BatchMixer(options.BatchTransform, options.Seed);
        _context = new TrainingContext(model, options, _learner.SetLearningRate, InForce.Optimizer.LearningRate)
        {
            TrainingImages = training.Count,
            ImagesPerEpoch = _loader.ImagesPerEpoch,
            ValidationImages = validation?.Count,
            StepsPerEpoch = (_loader.StepsPerEpoch + options.AccumulateBatches - 1) / options.AccumulateBatches,
            Momentum = InForce.Optimizer.FirstMomentum,
            ApplyMomentum = _learner.SetMomentum,
            Warned = warning => _progress!.Warnings.Add(warning),
        };
        _context.Settle = _measuresLate ? SettleMeasures : null;
        _callbacks = new CallbackList(options.Callbacks, _context);
        _settings = FitSettings.Of(options);
        _meter = new EpochMeter(options.Metrics) { KeepsBatches = folder is not null };
        _progress = new FitProgress(_context) { SummaryBefore = model.TrainingSummary ?? new TrainingSummary() };
        _progress.Warnings.AddRange(FitPreparation.Warnings(model, training, options, _context.Logger));
        _progress.Warnings.AddRange(resumption?.Warnings ?? []);
    }

    /// <summary>Says which signal cancelled the fit.</summary>
    internal FitCancellation? Cancellation { get; init; }

    /// <summary>Runs the fit to its end.</summary>
    internal TrainingHistory Run(CancellationToken cancellationToken)
    {
        var (cause, reason) = (StopCause.Completed, $"All {_options.Epochs} epochs are done.");
        TrainingException? failure = null;
        try
        {
            RestoreProgress();
            if (_context.IsResumed && _options.Phases.Count > 0)
            {
                ResumePhase();
            }

            _callbacks.FitStart();
            RestoreParts();
            (cause, reason) = RunEpochs(cancellationToken) ?? (cause, reason);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            (cause, reason) = Cancelled();
        }
        catch (NonFiniteLossException e)
        {
            failure = e;
        }
        catch (Exception e)
        {
            failure = Failure(e);
        }

        return End(cause, reason, failure);
    }

    public void Dispose()
    {
        _loader.Dispose();
        _network.Dispose();
        _learner.Dispose();
        _late.ForEach(measure => measure.Dispose());
    }

    private (StopCause, string)? RunEpochs(CancellationToken cancellationToken)
    {
        // A resumed fit that was to stop after its last epoch stops there.
        if (_context.IsResumed && !_progress.IsInsideEpoch && _context.Epoch < _options.Epochs && Stop(cancellationToken) is { } atOnce)
        {
            return atOnce;
        }

        while (_context.Epoch < _options.Epochs || _progress.IsInsideEpoch)
        {
            if (RunEpoch(cancellationToken) is { } stop)
            {
                return stop;
            }
        }

        return null;
    }

    // Null to go on, or what ends the fit. A stop that is asked for in the last epoch changes nothing.
    private (StopCause, string)? RunEpoch(CancellationToken cancellationToken)
    {
        StartEpochClock();
        if (!_progress.IsInsideEpoch)
        {
            BeginEpoch();
        }

        RequireSameLayers();
        if (_context.Step < _context.StepsPerEpoch && Stop(cancellationToken) is { } stop)
        {
            return stop;
        }

        Train(cancellationToken);
        RequireFiniteWeights();
        if (_context.Step < _context.StepsPerEpoch)
        {
            return Stop(cancellationToken);
        }

        var (seconds, waitedSeconds) = (EpochSeconds, EpochWaitedSeconds);
        _context.Logger.LogDebug(TrainingEvents.Waited, "Epoch {Epoch} waited {Seconds:0.00} s for images", _context.Epoch, waitedSeconds);
        _learner.Average?.ShowForValidation();
        var record = Validate(cancellationToken) with { Phase = _phases.NameOf(_phase), LearningRate = _progress.EpochLearningRate, ImagesPerSecond = _context.EpochImages / seconds, WaitedSeconds = waitedSeconds };
        _isBetweenHooks = false;
        _context.Add(record with { Seconds = EpochSeconds });
        WriteSummary(cause: null);
        _callbacks.EpochEnd();
        _learner.Average?.Hide();
        EndEpoch();
        return _context.Epoch < _options.Epochs ? Stop(cancellationToken) : null;
    }

    private void BeginEpoch()
    {
        _isBetweenHooks = false;
        _context.Epoch++;
        _context.Step = 0;
        _context.EpochImages = 0;
        EnterPhase();
        _meter.Reset();
        _callbacks.EpochStart();
        _progress.EpochLearningRate = _context.LearningRate * (_learner.Guard?.RateFactor ?? 1);
        _progress.IsInsideEpoch = true;
        _isBetweenHooks = true;
    }

    private void EndEpoch()
    {
        _progress.IsInsideEpoch = false;
        (_progress.EpochSecondsBefore, _progress.EpochWaitedBefore) = (0, 0);
        SaveAfterEpoch();
    }

    // The optimiser holds the parameters that were trained at the start.
    private void RequireSameLayers()
    {
        if (!_model.Spec.Equals(_spec))
        {
            throw new InvalidOperationException("The model's layers were frozen or thawed during the fit, whose optimiser is made for those trained at its start. Call such steps between two fits.");
        }
    }

    private (StopCause, string)? Stop(CancellationToken cancellationToken) =>
        _context.StopReason is { } reason ? (StopCause.Requested, reason)
        : cancellationToken.IsCancellationRequested ? Cancelled()
        : null;

    private (StopCause, string) Cancelled() => (StopCause.Cancelled, (Cancellation?.Signal is { } signal ? $"Cancelled by {signal} " : "Cancelled ")
        + (_context.Records.Count == _context.Epoch ? $"after epoch {_context.Epoch} of {_options.Epochs}."
        : _context.Step == _context.StepsPerEpoch ? $"in epoch {_context.Epoch} of {_options.Epochs}, during its validation."
        : $"in epoch {_context.Epoch} of {_options.Epochs}, after step {_context.Step} of {_context.StepsPerEpoch}."));

    private TrainingHistory End(StopCause cause, string reason, TrainingException? failure)
    {
        _context.Failure = failure;
        _learner.Average?.Hide();
        if (cause == StopCause.Cancelled && failure is null)
        {
            failure = TrySaveAtCancellation();
        }

        _learner.Average?.ShowAtEnd();
        WriteSummary(cause: failure is null ? cause : StopCause.Failed);
        var atEnd = _callbacks.FitEnd();
        _model.eval();
        if (failure is null && atEnd is not null)
        {
            failure = Failure(atEnd);
        }

        if (failure is not null)
        {
            throw failure;
        }

        _context.Logger.LogInformation(TrainingEvents.FitEnded, "The fit ended after {Epochs} epochs in {Seconds:0.0} s. {Reason}", _context.Records.Count, _clock.Elapsed.TotalSeconds, reason);
        var history = History(cause, reason);
        if (cause != StopCause.Cancelled)
        {
            SaveFinished(history);
        }

        return history with { Warnings = [.. _progress.Warnings] };
    }

    private TrainingException Failure(Exception e)
    {
        var (message, cause) = e is HookException hook
            ? (hook.Message, hook.InnerException)
            : ($"The fit failed in epoch {_context.Epoch}, after step {_context.Step} of {_context.StepsPerEpoch}: {e.Message}", e);
        return new TrainingException(message, History(StopCause.Failed, message), cause);
    }

    private TrainingHistory History(StopCause cause, string reason) => new()
    {
        Epochs = [.. _context.Records],
        StopCause = cause,
        StopReason = reason,
        Steps = _context.TotalSteps,
        TotalSeconds = _progress.SecondsBefore + _clock.Elapsed.TotalSeconds,
        Seed = _options.Seed,
        Sampling = _options.Sampling.ToString(),
        Loss = _learner.Loss?.ToString(),
        Threads = _threads,
        Precision = _network.Precision,
        Warnings = [.. _progress.Warnings],
        Settings = [.. _settings, .. FitSettings.Of(_training, _validation, _threads, _options.Precision, _network.Precision, _model.Device.ToString(), reason)],
    };
}
