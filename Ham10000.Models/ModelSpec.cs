using System.Text.Json.Serialization;

namespace Ham10000.Models;

/// <summary>The whole architecture of a model as a value: it prints, compares, and goes to JSON and back. Weights are not part of it.</summary>
public sealed partial record ModelSpec
{
    private readonly IReadOnlyList<LayerSpec> _layers = [];

    /// <summary>Describes a model without layers.</summary>
    public ModelSpec()
    {
    }

    [JsonConstructor]
    internal ModelSpec(
        string name, int height, int width, IReadOnlyList<LayerSpec> layers, BackboneSpec? backbone = null, bool reconstructs = false, Freezing? freezing = null) =>
        (Name, Height, Width, _layers, Backbone, Reconstructs, Freezing) = (name, height, width, [.. layers], backbone, reconstructs, freezing);

    /// <summary>The model's name in summaries and tables. Default <c>Model</c>.</summary>
    public string Name { get; init; } = "Model";

    /// <summary>Rows of the images, in pixels. Default 100.</summary>
    public int Height { get; init; } = 100;

    /// <summary>Columns of the images, in pixels. Default 125.</summary>
    public int Width { get; init; } = 125;

    /// <summary>The network below the layers, or null.</summary>
    public BackboneSpec? Backbone { get; init; }

    /// <summary>The layers, in order. The list is copied.</summary>
    public IReadOnlyList<LayerSpec> Layers
    {
        get => _layers;
        init => _layers = [.. value];
    }

    /// <summary>True for an autoencoder: the last layer gives images of the input's shape, which are trained to equal the input. False, the
    /// default, for a model that ends in logits.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Reconstructs { get; init; }

    /// <summary>Which layers are frozen or trained by name; null, the default, where the backbone's count says all.</summary>
    public Freezing? Freezing { get; init; }

    /// <summary>Compares name, image size, backbone, objective, every layer and what is frozen.</summary>
    /// <param name="other">Another specification.</param>
    /// <returns>True if all are equal.</returns>
    public bool Equals(ModelSpec? other) => other is not null && Name == other.Name && Height == other.Height && Width == other.Width
        && Backbone == other.Backbone && Reconstructs == other.Reconstructs && Layers.SequenceEqual(other.Layers) && Freezing == other.Freezing;

    /// <summary>A hash of the same parts.</summary>
    /// <returns>The hash.</returns>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Name);
        hash.Add(Height);
        hash.Add(Width);
        hash.Add(Backbone);
        hash.Add(Reconstructs);
        hash.Add(Freezing);
        foreach (var layer in Layers)
        {
            hash.Add(layer);
        }

        return hash.ToHashCode();
    }

    /// <summary>The architecture on one line per layer, the layers of blocks indented below them.</summary>
    /// <returns>Such as <c>Cnn, images 100×125</c> and then the layers.</returns>
    public override string ToString() => string.Join(Environment.NewLine, Lines());

    private IEnumerable<string> Lines()
    {
        yield return $"{Name}, images {Height}×{Width}";
        if (Backbone is not null)
        {
            yield return Freezing?.TrainFrom is null ? $"  {Backbone}" : $"  {Backbone.Start}";
        }

        foreach (var line in Layers.SelectMany(layer => layer.Lines()))
        {
            yield return $"  {line}";
        }

        if (Reconstructs)
        {
            yield return "  Reconstruct()";
        }

        if (Freezing is not null)
        {
            yield return $"  {Freezing}{(Backbone is { CanFreeze: false } ? " (a backbone that starts at random is trained whole)" : "")}";
        }
    }
}
