using Ham10000.Evaluation;
using TorchSharp;

namespace Ham10000.Training.Tests;

/// <summary>What a checkpoint keeps of a <see cref="ScriptedRun"/>: copies, as if they had been written to a file.</summary>
internal sealed class ScriptedRunState : IDisposable
{
    private readonly Dictionary<string, string?> _values;
    private readonly Dictionary<string, torch.Tensor> _tensors;

    public ScriptedRunState(TrainingContext context, TrainingCallback callback)
    {
        (Epoch, Step, TotalSteps, LearningRate) = (context.Epoch, context.Step, context.TotalSteps, context.LearningRate);
        Records = [.. context.Records];
        var state = new TrainingState();
        callback.SaveState(state);
        _values = new Dictionary<string, string?>(state.Values);
        _tensors = state.Tensors.ToDictionary(entry => entry.Key, entry => entry.Value.clone());
    }

    public int Epoch { get; }

    public int Step { get; }

    public long TotalSteps { get; }

    public double LearningRate { get; }

    public List<EpochRecord> Records { get; }

    public void Load(TrainingCallback callback)
    {
        var state = new TrainingState();
        foreach (var (name, value) in _values)
        {
            state.Values.Add(name, value);
        }

        foreach (var (name, tensor) in _tensors)
        {
            state.Tensors.Add(name, tensor);
        }

        callback.LoadState(state);
        Dispose();
    }

    public void Dispose()
    {
        foreach (var tensor in _tensors.Values)
        {
            tensor.Dispose();
        }
    }
}
