using Ham10000.Evaluation;
using Ham10000.Models;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ham10000.Training;

/// <summary>A running fit as its callbacks see it.</summary>
public sealed partial class TrainingContext
{
    private readonly ImageModel? _model;
    private readonly Action<double> _applyLearningRate;
    private readonly List<EpochRecord> _records = [];

    internal TrainingContext(ImageModel? model, TrainingOptions options, Action<double>? applyLearningRate = null, double? startLearningRate = null)
    {
        _model = model;
        _applyLearningRate = applyLearningRate ?? (_ => { });
        Options = options;
        StartLearningRate = startLearningRate ?? options.Optimizer.LearningRate;
        LearningRate = StartLearningRate;
        Momentum = options.Optimizer.FirstMomentum;
    }

    /// <summary>The model in training. Callbacks read it; only <see cref="EarlyStopping"/> puts weights back, after the last step.</summary>
    public ImageModel Model => _model ?? throw new InvalidOperationException("This context has no model.");

    /// <summary>The options of the fit.</summary>
    public TrainingOptions Options { get; }

    /// <summary>Images in the training set.</summary>
    public int TrainingImages { get; internal init; }

    /// <summary>Images that an epoch trains on, each counted as often as it is drawn: as many as the set has, unless
    /// <see cref="TrainingOptions.Sampling"/> says otherwise.</summary>
    public int ImagesPerEpoch
    {
        get => field == 0 ? TrainingImages : field;
        internal init;
    }

    /// <summary>Images in the validation set; null without one.</summary>
    public int? ValidationImages { get; internal init; }

    /// <summary>Steps of each epoch.</summary>
    public int StepsPerEpoch { get; internal init; }

    /// <summary>The epoch in progress, from 1; 0 before the first.</summary>
    public int Epoch { get; internal set; }

    /// <summary>The last step of this epoch, from 1; 0 before the first.</summary>
    public int Step { get; internal set; }

    /// <summary>Optimiser steps since the start of the fit.</summary>
    public long TotalSteps { get; internal set; }

    /// <summary>Images that this epoch has trained on so far.</summary>
    public int EpochImages { get; internal set; }

    /// <summary>The loss of the last step, L2 penalty included.</summary>
    public double StepLoss
    {
        get
        {
            Settle?.Invoke();
            return field;
        }

        internal set;
    }

    /// <summary>The mean loss over the epoch's images so far.</summary>
    public double RunningLoss
    {
        get
        {
            Settle?.Invoke();
            return field;
        }

        internal set;
    }

    /// <summary>The share of the epoch's images so far that were classified correctly, in [0, 1]; NaN for a model that reconstructs.</summary>
    public double RunningAccuracy
    {
        get
        {
            Settle?.Invoke();
            return field;
        }

        internal set;
    }

    /// <summary>Training images per second in this epoch so far.</summary>
    public double ImagesPerSecond { get; internal set; }

    /// <summary>The epochs that are complete.</summary>
    public IReadOnlyList<EpochRecord> Records => _records;

    /// <summary>The latest complete epoch; null before there is one.</summary>
    public EpochRecord? LastRecord => _records.Count == 0 ? null : _records[^1];

    /// <summary>The learning rate that a schedule starts from: the optimiser's, or that of the running phase.</summary>
    public double StartLearningRate { get; internal set; }

    /// <summary>The learning rate of the next step.</summary>
    public double LearningRate { get; private set; }

    /// <summary>Why a callback asked the fit to stop; null if none did.</summary>
    public string? StopReason { get; private set; }

    /// <summary>The error that ended the fit; null unless <see cref="TrainingCallback.OnFitEnd"/> is called after one.</summary>
    public Exception? Failure { get; internal set; }

    /// <summary>Receives what a user should know.</summary>
    public ILogger Logger => Options.Logger ?? NullLogger.Instance;

    /// <summary>Sets the learning rate from the next step on.</summary>
    /// <param name="learningRate">Finite and at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative or not finite.</exception>
    public void SetLearningRate(double learningRate)
    {
        if (!(learningRate >= 0) || !double.IsFinite(learningRate))
        {
            throw new ArgumentOutOfRangeException(nameof(learningRate), learningRate, "Expected a finite learning rate of at least 0.");
        }

        LearningRate = learningRate;
        _applyLearningRate(learningRate);
    }

    /// <summary>Asks the fit to stop: after the step in <see cref="TrainingCallback.OnStepEnd"/>, after the epoch in
    /// <see cref="TrainingCallback.OnEpochEnd"/>. The other callbacks are still called; the first reason stays.</summary>
    /// <param name="reason">A sentence for <see cref="TrainingHistory.StopReason"/>.</param>
    public void RequestStop(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        StopReason ??= reason;
    }

    /// <summary>Reads what is still on the device; null where nothing is left there. A callback that asks for a loss at every step makes the device wait at every step.</summary>
    internal Action? Settle { get; set; }

    /// <summary>Where warnings go beside the log.</summary>
    internal Action<string>? Warned { get; init; }

    /// <summary>Says something in the log and in <see cref="TrainingHistory.Warnings"/>.</summary>
    internal void Warn(string warning)
    {
        Logger.LogWarning("{Warning}", warning);
        Warned?.Invoke(warning);
    }

    internal void Add(EpochRecord record) => _records.Add(record);
}
