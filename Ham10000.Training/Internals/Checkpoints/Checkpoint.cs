using System.Text.Json;
using Ham10000.Models;
using TorchSharp;

namespace Ham10000.Training.Internals;

/// <summary>A checkpoint that was read and found whole.</summary>
internal sealed class Checkpoint : IDisposable
{
    private readonly SafetensorsFile _file;
    private readonly Dictionary<string, Dictionary<string, string?>> _state;
    private readonly Dictionary<string, string> _texts;

    private Checkpoint(SafetensorsFile file)
    {
        _file = file;
        if (file.Metadata.GetValueOrDefault(ImageModel.CheckpointKey) is not CheckpointContent.Format)
        {
            throw new ModelFormatException(file.Path, $"it is a checkpoint of format '{file.Metadata.GetValueOrDefault(ImageModel.CheckpointKey, "none")}', and this version reads format {CheckpointContent.Format}. Use the version that wrote it", null);
        }

        _texts = Read(CheckpointContent.FactsKey, text => JsonSerializer.Deserialize(text, CheckpointJson.Default.DictionaryStringString));
        _state = Read(CheckpointContent.StateKey, text => JsonSerializer.Deserialize(text, CheckpointJson.Default.DictionaryStringDictionaryStringString));
    }

    internal string Path => _file.Path;

    internal SafetensorsFile File => _file;

    internal bool IsFinished => System.IO.Path.GetFileName(Path) == CheckpointFolder.FinishedName;

    /// <summary>What the run is about, by name.</summary>
    internal IReadOnlyDictionary<string, string> Facts => _texts;

    /// <summary>The parts whose state it holds.</summary>
    internal IEnumerable<string> Parts => _state.Keys;

    /// <summary>Whether every byte is as it was written.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal static bool IsWhole(string path) => HashingStream.IsWhole(path);

    /// <summary>Opens a checkpoint that is whole.</summary>
    /// <exception cref="ModelFormatException">It is none that this version reads.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal static Checkpoint Open(string path)
    {
        var file = SafetensorsFile.Open(path);
        try
        {
            return new Checkpoint(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>A value of a part's state as text; null if there is none.</summary>
    internal string? Value(string part, string name) => _state.GetValueOrDefault(part)?.GetValueOrDefault(name);

    /// <summary>The state of a part, whose tensors live in the caller's dispose scope; null if it holds none.</summary>
    internal TrainingState? State(string part)
    {
        if (!_state.TryGetValue(part, out var values))
        {
            return null;
        }

        var state = new TrainingState();
        foreach (var (name, value) in values)
        {
            state.Values.Add(name, value);
        }

        var prefix = CheckpointContent.TensorName(part, "");
        foreach (var entry in _file.Entries.Where(entry => entry.Name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            state.Tensors.Add(entry.Name[prefix.Length..], SafetensorsTensors.ReadTensor(_file, entry));
        }

        return state;
    }

    /// <summary>Lets a part take over its state.</summary>
    internal bool Restore(string part, Action<TrainingState> load)
    {
        using var scope = torch.NewDisposeScope();
        if (State(part) is not { } state)
        {
            return false;
        }

        load(state);
        return true;
    }

    public void Dispose() => _file.Dispose();

    private T Read<T>(string key, Func<string, T?> read)
        where T : class
    {
        try
        {
            return read(_file.Metadata.GetValueOrDefault(key, "null")) ?? throw new JsonException("there is none");
        }
        catch (JsonException e)
        {
            throw new ModelFormatException(Path, $"its {key} cannot be used: {e.Message}", e);
        }
    }
}
