using System.Globalization;
using Ham10000.Training.Internals;
using Microsoft.Extensions.Logging;

namespace Ham10000.Training;

public sealed partial class ModelCheckpoint
{
    private readonly List<KeptModel> _kept = [];
    private readonly DiskGuard _guard = new(nameof(ModelCheckpoint), "The models that were saved before stay as they are.");
    private long _savedStep;
    private string? _lastCheckpoint;

    /// <inheritdoc />
    public override void OnFitStart(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        BestEpoch = 0;
        BestValue = null;
        _savedStep = 0;
        _lastCheckpoint = null;
        _kept.Clear();
        _guard.Reset();
        if (_fileName.Problem(context) is { } problem)
        {
            throw new InvalidOperationException(problem);
        }

        Directory.CreateDirectory(Folder);
    }

    /// <inheritdoc />
    public override void OnStepEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Every is { Unit: DurationUnit.Steps, IsZero: false } && context.TotalSteps % (long)Every.Value == 0)
        {
            KeepLast(context);
        }
    }

    /// <inheritdoc />
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (SaveLast)
        {
            WriteLast(context);
        }

        if (Every is { Unit: DurationUnit.Epochs, IsZero: false } && context.Epoch % (long)Every.Value == 0)
        {
            KeepLast(context);
        }

        if (SaveBest)
        {
            Rank(context, context.Value(_monitor));
        }
    }

    /// <inheritdoc />
    public override void OnFitEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (SaveLast && context.TotalSteps > _savedStep && context.Failure is not NonFiniteLossException)
        {
            WriteLast(context);
        }

        if (_guard.Fails)
        {
            var latest = _lastCheckpoint ?? (BestEpoch > 0 ? BestPath : null);
            context.Warn(latest is null ? $"ModelCheckpoint saved no model in '{Folder}'." : $"ModelCheckpoint saved nothing after '{latest}'.");
        }
    }

    /// <inheritdoc />
    public override void SaveState(TrainingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Write("best epoch", BestEpoch);
        state.Write("best", BestValue);
        state.Write("saved step", _savedStep);
        state.Write("last checkpoint", _lastCheckpoint is null ? null : Path.GetFileName(_lastCheckpoint));
        state.Write("kept", string.Join('\n', _kept.Select(file => file.ToString())));
    }

    /// <inheritdoc />
    public override void LoadState(TrainingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        BestEpoch = (int)state.ReadInteger("best epoch");
        BestValue = state.ReadNumber("best");
        _savedStep = state.ReadInteger("saved step");
        _lastCheckpoint = state.ReadText("last checkpoint") is { } name ? Path.Combine(Folder, name) : null;
        _kept.Clear();
        _kept.AddRange(state.ReadText("kept")!.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(KeptModel.Parse));
    }

    private void WriteLast(TrainingContext context)
    {
        if (TrySave(context, LastPath))
        {
            _savedStep = context.TotalSteps;
            _lastCheckpoint = LastPath;
        }
    }

    private void Rank(TrainingContext context, double value)
    {
        if (_monitor.Improves(value, BestValue) && TrySave(context, BestPath))
        {
            BestEpoch = context.Epoch;
            BestValue = value;
            context.Logger.LogInformation(TrainingEvents.BestModel, "Epoch {Epoch}: {Metric} {Value} is the best so far, saved as {Path}.", context.Epoch, _monitor.Name, value, BestPath);
        }

        var ranked = _kept.Where(file => file.Score is not null).ToList();
        var isAmongBest = KeepBest > 1 && !double.IsNaN(value) && (ranked.Count < KeepBest || _monitor.Improves(value, Worst(ranked).Score));
        if (isAmongBest && TryKeep(context, value) && ranked.Count >= KeepBest)
        {
            Drop(Worst(ranked), context);
        }
    }

    // Of two alike the later one goes.
    private KeptModel Worst(IEnumerable<KeptModel> ranked) => ranked.Aggregate((worst, file) => _monitor.Improves(worst.Score!.Value, file.Score) ? file : file.Score == worst.Score ? file : worst);

    private void KeepLast(TrainingContext context)
    {
        if (!TryKeep(context, score: null))
        {
            return;
        }

        _lastCheckpoint = Path.Combine(Folder, _kept[^1].Name);
        var latest = _kept.Where(file => file.Score is null).ToList();
        foreach (var file in latest.SkipLast(KeepLatest ?? latest.Count))
        {
            Drop(file, context);
        }
    }

    private bool TryKeep(TrainingContext context, double? score)
    {
        var name = _fileName.For(context) + ".safetensors";
        if (!TrySave(context, Path.Combine(Folder, name)))
        {
            return false;
        }

        _kept.RemoveAll(file => file.Name == name && file.Score is null == score is null);
        _kept.Add(new KeptModel(name, score));
        return true;
    }

    // A file may be among the best and among the latest.
    private void Drop(KeptModel file, TrainingContext context)
    {
        _kept.Remove(file);
        if (_kept.All(other => other.Name != file.Name))
        {
            var path = Path.Combine(Folder, file.Name);
            _guard.Try(path, context, () => File.Delete(path));
        }
    }

    // Under another name first, so that a disk that is full leaves the file that was there.
    private bool TrySave(TrainingContext context, string path) => _guard.Try(path, context, () =>
    {
        using var activity = TrainingActivities.Checkpoint(path);
        context.Model.Save(path);
    });

    private sealed record KeptModel(string Name, double? Score)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Score:R}\t{Name}");

        public static KeptModel Parse(string text)
        {
            var tab = text.IndexOf('\t', StringComparison.Ordinal);
            return new(text[(tab + 1)..], tab == 0 ? null : double.Parse(text.AsSpan(0, tab), CultureInfo.InvariantCulture));
        }
    }
}
