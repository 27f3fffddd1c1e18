using Ham10000.Training.Internals;

namespace Ham10000.Training;

/// <summary>Saves the model after every epoch as <c>last.safetensors</c>, and as <c>best.safetensors</c> when the monitored metric is better than before; on request also
/// every so many epochs or steps, and more than one of the best.</summary>
/// <remarks>Each file is a complete model that <c>ImageModel.Load</c> and <c>Predictor.Load</c> read. It is written under another name and then
/// renamed, so a crash leaves the previous file. When a fit is stopped inside an epoch, <c>last</c> is saved once more; after a non-finite
/// loss it is not. The files of an earlier fit in the same folder are replaced from the first epoch on; none but those that this object saved in the
/// running fit are ever deleted. Where the disk becomes full or the folder can no longer be written, the fit goes on with a warning in <see cref="TrainingHistory.Warnings"/>, and the
/// models that were saved before stay. To go on with a fit that was killed, use <c>TrainingOptions.Checkpoints</c>.</remarks>
public sealed partial class ModelCheckpoint : TrainingCallback
{
    private readonly Metric _monitor;
    private FileNamePattern _fileName = new("epoch-{epoch:000}-step-{step:000000}", nameof(FileName));

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

    /// <summary>Whether the best model is saved; without, no metric is monitored. Default true.</summary>
    public bool SaveBest { get; init; } = true;

    /// <summary>Whether the last model is saved. Default true.</summary>
    public bool SaveLast { get; init; } = true;

    /// <summary>How many of the best models are kept, at least 1. With more than one, each is saved under <see cref="FileName"/> too. Default 1.</summary>
    public int KeepBest
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(KeepBest));
            field = value;
        }
    } = 1;

    /// <summary>How often a model is saved under <see cref="FileName"/> whatever its score: whole epochs or steps. Default never.</summary>
    public Duration Every
    {
        get;
        init
        {
            if (value.Unit == DurationUnit.OfFit || value.Value != Math.Floor(value.Value))
            {
                throw new ArgumentOutOfRangeException(nameof(Every), value, "Expected whole epochs or steps, such as Duration.Epochs(5).");
            }

            field = value;
        }
    }

    /// <summary>How many of the models of <see cref="Every"/> are kept: the latest; at least 1. Null, the default, keeps all.</summary>
    public int? KeepLatest
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value ?? 1, 1, nameof(KeepLatest));
            field = value;
        }
    }

    /// <summary>The names of the further files, without their ending. Places in braces take a number with a format of .NET's: <c>{epoch:000}</c>, <c>{step}</c> (of the whole
    /// fit), and metrics by name such as <c>{validation loss:0.000}</c>. A file of the same name is replaced. Default <c>epoch-{epoch:000}-step-{step:000000}</c>.</summary>
    public string FileName
    {
        get => _fileName.ToString();
        init => _fileName = value is "best" or "last"
            ? throw new ArgumentException($"FileName is '{value}', which is the name of another file of this callback. Expected another one.", nameof(FileName))
            : new FileNamePattern(value, nameof(FileName));
    }

    /// <summary>The model with the best value of the metric.</summary>
    public string BestPath => Path.Combine(Folder, "best.safetensors");

    /// <summary>The model after the last complete epoch, or where the fit was stopped.</summary>
    public string LastPath => Path.Combine(Folder, "last.safetensors");

    /// <summary>The epoch of <see cref="BestPath"/>, from 1; 0 before there is one.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>The metric at <see cref="BestEpoch"/>; null before there is one.</summary>
    public double? BestValue { get; private set; }

    /// <summary>The further files of the latest fit that are kept, oldest first.</summary>
    public IReadOnlyList<string> KeptPaths => [.. _kept.Select(file => Path.Combine(Folder, file.Name))];

    /// <inheritdoc />
    public override Metric? Monitored => SaveBest ? _monitor : null;

    /// <inheritdoc />
    public override string? LastCheckpoint => _lastCheckpoint;

    /// <inheritdoc />
    public override bool OnlyObserves => true;

    /// <inheritdoc />
    internal override string? Place => Folder;
}
