using Ham10000.Training.Internals;
using Microsoft.Extensions.Logging;

namespace Ham10000.Training;

/// <summary>Saves the model after every epoch as <c>last.safetensors</c>, and as <c>best.safetensors</c> when the monitored metric is better than before.</summary>
/// <remarks>Each file is a complete model that <c>ImageModel.Load</c> and <c>Predictor.Load</c> read. It is written under another name and then
/// renamed, so a crash leaves the previous file. When a fit is stopped inside an epoch, <c>last</c> is saved once more; after a non-finite
/// loss it is not. The files of an earlier fit in the same folder are replaced from the first epoch on.</remarks>
public sealed class ModelCheckpoint : TrainingCallback
{
    private readonly Metric _monitor;
    private long _savedStep;
    private string? _lastCheckpoint;

    /// <summary>Makes the callback.</summary>
    /// <param name="folder">Where the files go; created when the fit starts.</param>
    /// <param name="monitor">What decides which model is the best. Default <see cref="Metric.ValidationBalancedAccuracy"/>.</param>
    public ModelCheckpoint(string folder, Metric? monitor = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        Folder = folder;
        _monitor = monitor ?? Metric.ValidationBalancedAccuracy;
    }

    /// <summary>The folder of the files.</summary>
    public string Folder { get; }

    /// <summary>The model with the best value of the metric.</summary>
    public string BestPath => Path.Combine(Folder, "best.safetensors");

    /// <summary>The model after the last complete epoch, or where the fit was stopped.</summary>
    public string LastPath => Path.Combine(Folder, "last.safetensors");

    /// <summary>The epoch of <see cref="BestPath"/>, from 1; 0 before there is one.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>The metric at <see cref="BestEpoch"/>; null before there is one.</summary>
    public double? BestValue { get; private set; }

    /// <inheritdoc />
    public override Metric? Monitored => _monitor;

    /// <inheritdoc />
    public override string? LastCheckpoint => _lastCheckpoint;

    /// <inheritdoc />
    public override bool OnlyObserves => true;

    /// <inheritdoc />
    public override void OnFitStart(TrainingContext context)
    {
        BestEpoch = 0;
        BestValue = null;
        _savedStep = 0;
        _lastCheckpoint = null;
        Directory.CreateDirectory(Folder);
    }

    /// <inheritdoc />
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        SaveLast(context);
        var value = context.Value(_monitor);
        if (_monitor.Improves(value, BestValue))
        {
            context.Model.Save(BestPath);
            BestEpoch = context.Epoch;
            BestValue = value;
            context.Logger.LogInformation("Epoch {Epoch}: {Metric} {Value} is the best so far, saved as {Path}.", context.Epoch, _monitor.Name, value, BestPath);
        }
    }

    /// <inheritdoc />
    public override void OnFitEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.TotalSteps > _savedStep && context.Failure is not NonFiniteLossException)
        {
            SaveLast(context);
        }
    }

    private void SaveLast(TrainingContext context)
    {
        context.Model.Save(LastPath);
        _savedStep = context.TotalSteps;
        _lastCheckpoint = LastPath;
    }
}
