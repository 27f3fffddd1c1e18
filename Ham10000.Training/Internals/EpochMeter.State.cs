using TorchSharp;

namespace Ham10000.Training.Internals;

/// <summary>Metrics, which may be the user's, have no state that could be written: what they were given in the epoch so far is kept, batch by batch, and given to
/// them again.</summary>
internal sealed partial class EpochMeter : IStateful
{
    private readonly List<float> _keptRows = [];
    private readonly List<int> _keptLabels = [], _keptCounts = [];
    private int _classes;

    /// <summary>Whether the epoch's predictions are kept, so that a checkpoint can be taken inside it.</summary>
    internal bool KeepsBatches { get; init; }

    public string StateName => "epoch-meter";

    public void SaveState(TrainingState state)
    {
        state.Write("loss-sum", _lossSum);
        state.Write("images", (long)Images);
        state.Write("classes", (long)_classes);
        state.Write("rows", torch.tensor(_keptRows.ToArray()));
        state.Write("labels", torch.tensor(_keptLabels.ToArray()));
        state.Write("counts", torch.tensor(_keptCounts.ToArray()));
    }

    public void LoadState(TrainingState state)
    {
        Reset();
        var rows = state.ReadTensor("rows").data<float>().ToArray();
        var labels = state.ReadTensor("labels").data<int>().ToArray();
        var classes = (int)state.ReadInteger("classes");
        var start = 0;
        foreach (var count in state.ReadTensor("counts").data<int>().ToArray())
        {
            Update(rows.AsSpan(start * classes, count * classes), labels.AsSpan(start, count), classes);
            start += count;
        }

        _lossSum = state.ReadNumber("loss-sum")!.Value;
        Images = (int)state.ReadInteger("images");
    }

    private void Keep(ReadOnlySpan<float> rows, ReadOnlySpan<int> labels, int classes)
    {
        if (KeepsBatches)
        {
            _classes = classes;
            _keptRows.AddRange(rows);
            _keptLabels.AddRange(labels);
            _keptCounts.Add(labels.Length);
        }
    }

    private void ForgetBatches()
    {
        _keptRows.Clear();
        _keptLabels.Clear();
        _keptCounts.Clear();
    }
}
