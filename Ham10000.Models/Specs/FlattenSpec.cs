namespace Ham10000.Models;

/// <summary>Lays feature maps out as vectors, pixel by pixel with the channels innermost, as Keras does.</summary>
public sealed record FlattenSpec : LayerSpec
{
    private const long Longest = 1 << 24;

    internal override string KerasName => "flatten";

    /// <summary>The layer as messages show it.</summary>
    /// <returns><c>Flatten()</c>.</returns>
    public override string ToString() => SpecText.Of("Flatten");

    internal override string? Problem(FeatureShape input) => NeedsMaps(input)
        ?? (input.Count <= Longest ? null : $"{input} flattens to {input.Count:N0} values, more than {Longest:N0}. Pool first or use smaller images.");

    internal override FeatureShape OutputShape(FeatureShape input) => FeatureShape.Vector((int)input.Count);

    internal override LayerModule Create(FeatureShape input, ModuleFactories modules) => new FlattenLayer();
}
