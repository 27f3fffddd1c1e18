using Ham10000.Models;

namespace Ham10000.Training.Internals;

/// <summary>What a parameter is called.</summary>
/// <param name="Key">In the state dict.</param>
/// <param name="Layer">Its layer, in Keras's list; empty where no layer has it.</param>
internal readonly record struct ParameterName(string Key, string Layer)
{
    internal bool StartsWith(string prefix) => Key.StartsWith(prefix, StringComparison.Ordinal) || Layer.StartsWith(prefix, StringComparison.Ordinal);

    /// <summary>The names of all parameters of a model, trained or not.</summary>
    internal static IReadOnlyList<ParameterName> Of(ImageModel model)
    {
        var layers = model.Layers.Where(layer => layer.ParameterCount > 0 && layer.Path.Length > 0).ToList();
        return [.. model.named_parameters().Select(entry => new ParameterName(entry.name, LayerOf(entry.name, layers)))];
    }

    // The longest path is the layer itself rather than a block around it.
    private static string LayerOf(string key, IEnumerable<LayerInfo> layers) =>
        layers.Where(layer => key.StartsWith(layer.Path, StringComparison.Ordinal) && (key.Length == layer.Path.Length || key[layer.Path.Length] == '.'))
            .MaxBy(layer => layer.Path.Length)?.Name ?? "";
}
