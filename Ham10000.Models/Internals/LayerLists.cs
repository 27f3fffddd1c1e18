namespace Ham10000.Models;

/// <summary>What the specifications of blocks share about their lists of layers.</summary>
internal static class LayerLists
{
    /// <summary>A copy that nobody else can change.</summary>
    /// <exception cref="ArgumentException">A layer is null.</exception>
    public static IReadOnlyList<LayerSpec> Copy(IReadOnlyList<LayerSpec> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        LayerSpec[] copy = [.. layers];
        return Array.TrueForAll(copy, layer => layer is not null) ? copy.AsReadOnly() : throw new ArgumentException("A layer of a block is null. Leave it out.");
    }

    public static bool Same(IReadOnlyList<LayerSpec>? one, IReadOnlyList<LayerSpec>? other) =>
        one is null || other is null ? one is null && other is null : one.SequenceEqual(other);

    public static void Add(this ref HashCode hash, IReadOnlyList<LayerSpec>? layers)
    {
        hash.Add(layers?.Count ?? -1);
        foreach (var layer in layers ?? [])
        {
            hash.Add(layer);
        }
    }

    /// <summary>What the layers make of an input that fits.</summary>
    public static FeatureShape OutputShape(this IReadOnlyList<LayerSpec> layers, FeatureShape input) =>
        layers.Aggregate(input, static (shape, layer) => layer.OutputShape(shape));

    /// <summary>The user's own modules among the layers and inside their blocks.</summary>
    public static IEnumerable<ModuleSpec> Modules(this IReadOnlyList<LayerSpec> layers) => layers.SelectMany(layer => layer.Modules());

    /// <summary>Fewer weights than these no such layers have.</summary>
    public static Int128 LeastParameters(this IReadOnlyList<LayerSpec> layers, FeatureShape input)
    {
        Int128 sum = 0;
        foreach (var layer in layers)
        {
            sum += layer.LeastParameters(input);
            input = layer.OutputShape(input);
        }

        return sum;
    }

    /// <summary>A heading and the layers below it, one per line and indented, for a specification that prints as a tree.</summary>
    public static IEnumerable<string> Tree(string heading, IReadOnlyList<LayerSpec>? layers) => layers is null ? []
        : [$"  {heading}", .. layers.SelectMany(layer => layer.Lines()).Select(line => $"    {line}")];
}
