using System.Globalization;
using Ham10000.Training.Internals;

namespace Ham10000.Training;

/// <summary>Writes one line per epoch to a CSV file, in the columns of <see cref="TrainingHistory.SaveCsv"/>, and on request one per step to another.</summary>
/// <remarks>Each line is on the disk before the next epoch starts, so a crash loses none. Others may read the file meanwhile. A resumed fit cuts off the lines that were
/// written after its checkpoint and goes on from there. Where the disk becomes full or the file can no longer be written, the fit goes on with a warning in
/// <see cref="TrainingHistory.Warnings"/>; the lines wait until there is room, and half a line is never left.</remarks>
public sealed class CsvLogger : TrainingCallback
{
    private const string StepHeader = "epoch,step,total_steps,loss,learning_rate,images_per_second";

    private readonly LogFile _epochs;
    private readonly LogFile _steps;
    private IReadOnlyList<string> _metricNames = [];

    /// <summary>Makes the callback.</summary>
    /// <param name="path">The file; its folder is created.</param>
    /// <param name="append">False, the default, replaces an existing file in the first epoch. True adds to it: its header must be the same,
    /// and a last line without an end, left by a crash, is removed. A resumed fit adds to it in any case.</param>
    public CsvLogger(string path, bool append = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        FilePath = path;
        Append = append;
        _epochs = new LogFile(path, append, nameof(CsvLogger));
        _steps = new LogFile(StepPath, append, nameof(CsvLogger));
    }

    /// <summary>The file.</summary>
    public string FilePath { get; }

    /// <summary>The file of the steps, where <see cref="EverySteps"/> is set: <c>log.steps.csv</c> beside <c>log.csv</c>.</summary>
    public string StepPath => Path.ChangeExtension(FilePath, ".steps" + Path.GetExtension(FilePath));

    /// <summary>Whether an existing file is added to.</summary>
    public bool Append { get; }

    /// <summary>After how many steps a line is written to <see cref="StepPath"/>: step in its epoch and in the fit, loss, learning rate of the next step and images per
    /// second; at least 1. Null, the default, for none.</summary>
    public int? EverySteps
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value ?? 1, 1, nameof(EverySteps));
            field = value;
        }
    }

    /// <inheritdoc />
    public override bool OnlyObserves => true;

    /// <inheritdoc />
    internal override string? Place => FilePath;

    /// <inheritdoc />
    public override void OnFitStart(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _metricNames = HistoryCsv.MetricNames(context.Options.Metrics, context.ValidationImages is not null);
        _epochs.Reset();
        _steps.Reset();
    }

    /// <inheritdoc />
    public override void OnEpochStart(TrainingContext context) => Open(context);

    /// <inheritdoc />
    public override void OnStepEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (EverySteps is { } every && context.TotalSteps % every == 0)
        {
            Open(context);
            _steps.Lines.Append(CultureInfo.InvariantCulture,
                $"{context.Epoch},{context.Step},{context.TotalSteps},{context.StepLoss:R},{context.LearningRate:R},{context.ImagesPerSecond:R}\n");
        }
    }

    /// <inheritdoc />
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Open(context);
        _epochs.Add(HistoryCsv.Line(context.LastRecord!, _metricNames));
        _epochs.Flush();
        _steps.Flush();
    }

    /// <inheritdoc />
    public override void OnFitEnd(TrainingContext context)
    {
        _epochs.End();
        _steps.End();
    }

    /// <summary>Writes how long the files are.</summary>
    /// <param name="state">Takes the values.</param>
    public override void SaveState(TrainingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _epochs.SaveState(state, "epochs");
        _steps.SaveState(state, "steps");
    }

    /// <summary>Takes over how long the files were; what is beyond is cut off before the next line.</summary>
    /// <param name="state">The values.</param>
    public override void LoadState(TrainingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _epochs.LoadState(state, "epochs");
        _steps.LoadState(state, "steps");
    }

    private void Open(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _epochs.Open(HistoryCsv.Header(_metricNames), context);
        if (EverySteps is not null)
        {
            _steps.Open(StepHeader, context);
        }
    }
}
