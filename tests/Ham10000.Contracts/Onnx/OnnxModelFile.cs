namespace Ham10000.Contracts;

/// <summary>An ONNX file, read with the field numbers of onnx.proto.</summary>
public sealed class OnnxModelFile
{
    private readonly OnnxReader _model;
    private readonly OnnxReader _graph;

    public OnnxModelFile(string path)
    {
        _model = new OnnxReader(File.ReadAllBytes(path));
        _graph = _model.Message(7);
        Nodes = [.. _graph.Messages(1).Select(node => new OnnxModelNode(node))];
        Weights = [.. _graph.Messages(5).Select(weight => new OnnxModelWeight(weight))];
    }

    public IReadOnlyList<OnnxModelNode> Nodes { get; }

    public IReadOnlyList<OnnxModelWeight> Weights { get; }

    public long FormatVersion => _model.Values<long>(1).Single();

    public long OperatorSet => _model.Message(8).Values<long>(2).Single();

    public string Producer => $"{_model.Text(2)} {_model.Text(3)}";

    public string Description => _model.Text(6);

    public string Name => _graph.Text(2);

    public string Input => Inputs.Single();

    public IReadOnlyList<string> Inputs => [.. _graph.Messages(11).Select(Port)];

    public string Output => Port(_graph.Message(12));

    public Dictionary<string, string> Metadata => _model.Messages(14).ToDictionary(entry => entry.Text(1), entry => entry.Text(2));

    // Such as "images: 2 (batch, 40, 36, 3)", where 1 is float32 and 2 is uint8.
    private static string Port(OnnxReader port)
    {
        var tensor = port.Message(2).Message(1);
        var sizes = tensor.Message(2).Messages(1).Select(size => size.Texts(2).FirstOrDefault() ?? $"{size.Values<long>(1).Single()}");
        return $"{port.Text(1)}: {tensor.Values<long>(1).Single()} ({string.Join(", ", sizes)})";
    }
}
