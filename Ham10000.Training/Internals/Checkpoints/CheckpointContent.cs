using System.Text.Json;
using Ham10000.Models;

namespace Ham10000.Training.Internals;

/// <summary>What goes into a checkpoint: the model, what the run is about, and the state of every part of the fit.</summary>
internal sealed class CheckpointContent
{
    internal const string Format = "1", FactsKey = "ham10000.checkpoint.facts", StateKey = "ham10000.checkpoint.state", TensorPrefix = "state.";
    private readonly Dictionary<string, string> _texts;
    private readonly List<SafetensorsBlock> _blocks;

    internal CheckpointContent(ImageModel model, IReadOnlyDictionary<string, string> facts, IReadOnlyDictionary<string, TrainingState> parts)
    {
        _texts = model.CheckpointTexts();
        _texts[ImageModel.CheckpointKey] = Format;
        _texts[FactsKey] = JsonSerializer.Serialize(new Dictionary<string, string>(facts), CheckpointJson.Default.DictionaryStringString);
        _texts[StateKey] = JsonSerializer.Serialize(
            parts.ToDictionary(part => part.Key, part => new Dictionary<string, string?>(part.Value.Values)), CheckpointJson.Default.DictionaryStringDictionaryStringString);
        _blocks = [.. model.CheckpointBlocks(), .. parts.SelectMany(part => part.Value.Tensors.Select(tensor => SafetensorsTensors.ToBlock(TensorName(part.Key, tensor.Key), tensor.Value)))];
    }

    /// <summary>The size of the file in bytes.</summary>
    internal long Size => SafetensorsWriter.CheckedSize(_blocks, _texts);

    internal void Write(string path, Action<string, Action<Stream>> write) => SafetensorsWriter.WriteChecked(path, _blocks, _texts, write);

    internal static string TensorName(string part, string name) => $"{TensorPrefix}{part}/{name}";
}
