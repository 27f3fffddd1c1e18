using System.Globalization;
using System.Text;
using Ham10000.Training.Internals;
using TorchSharp;

namespace Ham10000.Training;

public sealed partial class TensorBoardLogger
{
    private TrainingContext? _context;
    private bool _hasLost;

    /// <inheritdoc />
    public override bool OnlyObserves => true;

    /// <inheritdoc />
    internal override string? Place => Folder;

    /// <inheritdoc />
    public override void OnFitStart(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Close(null);
        _guard.Reset();
        _hasLost = false;
        _resumedAt = context.IsResumed ? context.TotalSteps : null;
        _lastStep = context.TotalSteps;
    }

    /// <inheritdoc />
    public override void OnEpochStart(TrainingContext context) => Open(context);

    /// <inheritdoc />
    public override void OnStepEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _lastStep = context.TotalSteps;
        if (EverySteps is { } every && context.TotalSteps % every == 0)
        {
            var file = Open(context);
            file.Scalar("loss/step", context.StepLoss, context.TotalSteps);
            file.Scalar("learning_rate/step", context.LearningRate, context.TotalSteps);
            file.Scalar("images_per_second/step", context.ImagesPerSecond, context.TotalSteps);
        }
    }

    /// <inheritdoc />
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var file = Open(context);
        var (record, step) = (context.LastRecord!, context.TotalSteps);
        foreach (var metric in context.Metrics)
        {
            if (metric.Read(record) is { } value)
            {
                var phase = metric.Phase == MetricPhase.Training ? "training" : "validation";
                file.Scalar($"{metric.Measure.Replace(' ', '_')}/{phase}", value, step);
            }
        }

        file.Scalar("learning_rate", record.LearningRate, step);
        file.Scalar("images_per_second", record.ImagesPerSecond, step);
        file.Scalar("waited_seconds", record.WaitedSeconds, step);
        if (HistogramsEveryEpochs is { } every && context.Epoch % every == 0)
        {
            WriteHistograms(file, context);
        }

        Flush(file, context);
    }

    /// <inheritdoc />
    public override void OnFitEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Close(context);
    }

    /// <summary>Writes the step; what follows goes to a file of its own.</summary>
    /// <param name="state">Takes the value.</param>
    public override void SaveState(TrainingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (_file is not null)
        {
            Flush(_file, _context!);
        }

        state.Write("step", _lastStep);
    }

    /// <summary>Takes over the step after which the fit goes on.</summary>
    /// <param name="state">The value.</param>
    public override void LoadState(TrainingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _lastStep = state.ReadInteger("step");
        _resumedAt = _lastStep;
    }

    private EventFile Open(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return _file ??= Begin(context);
    }

    private EventFile Begin(TrainingContext context)
    {
        _context = context;
        var file = new EventFile(FreeName(), _time);
        if (_resumedAt is { } step)
        {
            file.Restart(step + 1);
        }
        else
        {
            file.Text("options", Describe(context), 0);
        }

        // Before the first step nothing is lost yet, so that a folder that cannot be written is an error.
        if (context.Step == 0)
        {
            file.Flush();
        }
        else
        {
            Flush(file, context);
        }

        return file;
    }

    // TensorBoard reads the files of a folder in the order of their names, so the time stands first.
    private string FreeName()
    {
        var start = string.Create(CultureInfo.InvariantCulture, $"events.out.tfevents.{_time.GetUtcNow().ToUnixTimeSeconds():0000000000}");
        return Enumerable.Range(0, int.MaxValue)
            .Select(i => Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"{start}.{Environment.ProcessId}.{i:000}")))
            .First(path => !File.Exists(path));
    }

    private static void WriteHistograms(EventFile file, TrainingContext context)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradient = torch.no_grad();
        foreach (var (name, tensor) in context.Model.state_dict())
        {
            if (tensor is TorchSharp.Modules.Parameter { requires_grad: true }
                && WeightHistogram.Of(tensor.detach().to(torch.float32).cpu().contiguous().data<float>().ToArray()) is { } histogram)
            {
                file.Histogram("weights/" + name, histogram, context.TotalSteps);
            }
        }
    }

    private static string Describe(TrainingContext context)
    {
        var options = context.Options;
        (string Name, object? Value)[] rows =
        [
            ("epochs", options.Epochs), ("steps per epoch", context.StepsPerEpoch), ("batch size", options.BatchSize), ("training images", context.TrainingImages),
            ("validation images", context.ValidationImages), ("optimizer", options.Optimizer), ("augmentation", options.Augmentation), ("sampling", options.Sampling),
            ("seed", options.Seed), ("callbacks", string.Join(", ", options.Callbacks.Select(callback => callback.GetType().Name))),
        ];
        var table = new StringBuilder("| option | value |\n| --- | --- |\n");
        foreach (var (name, value) in rows)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {name} | {value ?? "none"} |\n");
        }

        return table.ToString();
    }

    // Histograms of an endless fit would fill the memory too.
    private void Flush(EventFile file, TrainingContext context)
    {
        _guard.Try(file.FilePath, context, file.Flush);
        if (file.PendingBytes > PendingLimit)
        {
            file.Drop();
            _hasLost = true;
        }
    }

    private void Close(TrainingContext? context)
    {
        if (_file is not null && context is not null)
        {
            Flush(_file, context);
            if (_hasLost || _file.PendingBytes > 0)
            {
                context.Warn($"'{_file.FilePath}' lacks events, which could not be written until the end of the fit.");
            }
        }

        _file?.Dispose();
        _file = null;
    }
}
