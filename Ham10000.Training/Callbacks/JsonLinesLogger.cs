using System.Text.Json;
using Ham10000.Training.Internals;

namespace Ham10000.Training;

/// <summary>Writes a log of JSON objects, one per line: the start of the fit, every epoch, on request steps, and the end.</summary>
/// <remarks>
/// Every object has <c>event</c> (<c>fit</c>, <c>epoch</c>, <c>step</c> or <c>end</c>) and <c>time</c> (UTC, ISO 8601). Figures are numbers in full precision;
/// not-a-number and the infinities are the strings <c>"NaN"</c>, <c>"Infinity"</c> and <c>"-Infinity"</c>; what there is not, is null. Each epoch is on the disk before
/// the next starts. A resumed fit cuts off the lines that were written after its checkpoint and goes on from there. Where the disk becomes full or the file can no longer be
/// written, the fit goes on with a warning in <see cref="TrainingHistory.Warnings"/>; the lines wait until there is room, and half a line is never left.
/// </remarks>
public sealed class JsonLinesLogger : TrainingCallback
{
    private readonly LogFile _file;
    private readonly JsonLine _line;
    private bool _isDescribed;

    /// <summary>Makes the callback.</summary>
    /// <param name="path">The file; its folder is created.</param>
    /// <param name="append">False, the default, replaces an existing file in the first epoch. True adds to it; a last line without an end, left by a crash, is removed.
    /// A resumed fit adds to it in any case.</param>
    /// <param name="time">The clock of <c>time</c>. Default the system's.</param>
    public JsonLinesLogger(string path, bool append = false, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        FilePath = path;
        Append = append;
        _file = new LogFile(path, append, nameof(JsonLinesLogger));
        _line = new JsonLine(time ?? TimeProvider.System);
    }

    /// <summary>The file.</summary>
    public string FilePath { get; }

    /// <summary>Whether an existing file is added to.</summary>
    public bool Append { get; }

    /// <summary>After how many steps one is written; at least 1. Null, the default, for none.</summary>
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
        _file.Reset();
        _isDescribed = false;
    }

    /// <inheritdoc />
    public override void OnEpochStart(TrainingContext context) => Open(context);

    /// <inheritdoc />
    public override void OnStepEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (EverySteps is { } every && context.TotalSteps % every == 0)
        {
            WriteStep(context);
        }
    }

    /// <inheritdoc />
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Open(context);
        _file.Add(_line.Write("epoch", json => JsonLine.Write(json, context.LastRecord!)));
        _file.Flush();
    }

    /// <inheritdoc />
    public override void OnFitEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_isDescribed)
        {
            _file.Add(_line.Write("end", json =>
            {
                json.WriteNumber("epochs", context.Records.Count);
                json.WriteNumber("totalSteps", context.TotalSteps);
                json.WriteString("stopReason", context.StopReason);
                json.WriteString("failure", context.Failure?.Message);
            }));
            _file.End();
        }
    }

    /// <summary>Writes how long the file is.</summary>
    /// <param name="state">Takes the value.</param>
    public override void SaveState(TrainingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _file.SaveState(state, "length");
    }

    /// <summary>Takes over how long the file was; what is beyond is cut off before the next line.</summary>
    /// <param name="state">The value.</param>
    public override void LoadState(TrainingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _file.LoadState(state, "length");
    }

    // Apart from its caller, where its closure would be made for every step.
    private void WriteStep(TrainingContext context)
    {
        Open(context);
        _file.Add(_line.Write("step", json =>
        {
            json.WriteNumber("epoch", context.Epoch);
            json.WriteNumber("step", context.Step);
            json.WriteNumber("totalSteps", context.TotalSteps);
            JsonLine.Write(json, "loss", context.StepLoss);
            JsonLine.Write(json, "learningRate", context.LearningRate);
            JsonLine.Write(json, "imagesPerSecond", context.ImagesPerSecond);
        }));
    }

    private void Open(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _file.Open(null, context);
        if (!_isDescribed)
        {
            Describe(context);
        }
    }

    // Apart from its caller, as above.
    private void Describe(TrainingContext context)
    {
        _isDescribed = true;
        _file.Add(_line.Write("fit", json => Describe(json, context)));
    }

    private static void Describe(Utf8JsonWriter json, TrainingContext context)
    {
        var options = context.Options;
        json.WriteNumber("totalSteps", context.TotalSteps);
        json.WriteNumber("epochs", options.Epochs);
        json.WriteNumber("stepsPerEpoch", context.StepsPerEpoch);
        json.WriteNumber("batchSize", options.BatchSize);
        json.WriteNumber("trainingImages", context.TrainingImages);
        JsonLine.Write(json, "validationImages", context.ValidationImages);
        json.WriteString("optimizer", options.Optimizer.ToString());
        json.WriteString("augmentation", options.Augmentation.ToString());
        json.WriteString("sampling", options.Sampling.ToString());
        json.WriteNumber("seed", options.Seed);
    }
}
