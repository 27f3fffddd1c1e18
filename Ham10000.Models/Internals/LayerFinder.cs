namespace Ham10000.Models;

/// <summary>Finds layers by the names that users give: a layer's own, or that of a block.</summary>
internal static class LayerFinder
{
    /// <summary>The places of the layers of a name, in order: the layer that bears it, or those of the block.</summary>
    /// <exception cref="ArgumentException">There is neither; the message names what is near.</exception>
    public static IReadOnlyList<int> Find(string model, IReadOnlyList<KerasLayer> layers, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        List<int> found = [.. Enumerable.Range(0, layers.Count).Where(i => layers[i].Name == name || IsInBlock(layers[i], name))];
        return found.Count > 0 ? found : throw new ArgumentException(Unknown(model, layers, name));
    }

    /// <summary>The names of all blocks: Keras's, and the prefixes of the state dict that hold more than one layer.</summary>
    public static IReadOnlyList<string> Blocks(IReadOnlyList<KerasLayer> layers) =>
        [.. layers.SelectMany(layer => Prefixes(layer.Path).Concat(layer.Blocks)).GroupBy(name => name).Where(block => block.Count() > 1).Select(block => block.Key)];

    private static bool IsInBlock(KerasLayer layer, string name) =>
        layer.Blocks.Contains(name) || IsBelow(layer.Path, name) || IsBelow(WithoutRoot(layer.Path), name);

    private static bool IsBelow(string path, string prefix) => path.StartsWith(prefix, StringComparison.Ordinal)
        && (path.Length == prefix.Length || path[prefix.Length] == '.');

    private static string WithoutRoot(string path) => path[(path.IndexOf('.', StringComparison.Ordinal) + 1)..];

    private static IEnumerable<string> Prefixes(string path)
    {
        path = WithoutRoot(path);
        for (var dot = path.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = path.IndexOf('.', dot + 1))
        {
            yield return path[..dot];
        }
    }

    private static string Unknown(string model, IReadOnlyList<KerasLayer> layers, string name)
    {
        var blocks = Blocks(layers);
        var near = NearMatches.Of(name, layers.Select(layer => layer.Name).Concat(blocks));
        var hint = near.Count > 0 ? $"Near matches: {string.Join(", ", near)}." : $"Its first and last layers are {layers[0].Name} and {layers[^1].Name}.";
        return $"{Text.Shorten(model)} has no layer or block {Text.Quote(name)}. {hint} The model's Layers list all names"
            + (blocks.Count > 0 ? $"; blocks have names such as {blocks[^1]}." : ".");
    }
}
