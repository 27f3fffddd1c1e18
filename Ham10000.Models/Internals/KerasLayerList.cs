namespace Ham10000.Models;

/// <summary>The layers of a backbone, written down block by block in the order in which Keras lists them.</summary>
internal sealed class KerasLayerList
{
    private readonly List<KerasLayer> _layers = [];

    public IReadOnlyList<KerasLayer> Layers => _layers;

    /// <summary>Writes down the layers of a unit and returns its output shape.</summary>
    public FeatureShape Add(BackboneUnit unit, FeatureShape input)
    {
        var start = _layers.Count;
        var output = unit.List(input, this);
        var path = _layers.Skip(start).FirstOrDefault(layer => layer.Path.Length > 0)?.Path ?? "";
        for (var i = start; i < _layers.Count; i++)
        {
            path = _layers[i].Path.Length > 0 ? _layers[i].Path : path;
            _layers[i] = _layers[i] with { Path = path, Blocks = unit.KerasBlocks };
        }

        return output;
    }

    /// <summary>Adds the layer of a module and returns its output shape.</summary>
    public FeatureShape Add(string name, LayerModule module, FeatureShape input)
    {
        var output = module.OutputShape(input);
        _layers.Add(new KerasLayer(name, module.KerasType, input, output, module) { Path = module.Path });
        return output;
    }

    /// <summary>Adds a layer that computes nothing trainable and returns its output shape.</summary>
    public FeatureShape Add(string name, string type, FeatureShape output)
    {
        _layers.Add(new KerasLayer(name, type, output, output));
        return output;
    }

    /// <summary>Adds the zero padding that Keras has as a layer of its own, with its output shape; returns its input's, since the
    /// module that follows pads for itself.</summary>
    public FeatureShape AddZeroPadding(string name, FeatureShape input, (int Left, int Right, int Top, int Bottom) zeros)
    {
        var (left, right, top, bottom) = zeros;
        Add(name, "ZeroPadding2D", FeatureShape.Maps(input.Channels, input.Height + top + bottom, input.Width + left + right));
        return input;
    }
}
