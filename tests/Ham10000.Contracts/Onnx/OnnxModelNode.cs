namespace Ham10000.Contracts;

/// <summary>An operator of an ONNX file.</summary>
public sealed class OnnxModelNode(OnnxReader node)
{
    public string[] Inputs { get; } = [.. node.Texts(1)];

    public string Output { get; } = node.Text(2);

    public string Name { get; } = node.Text(3);

    public string Type { get; } = node.Text(4);

    public long[] Ints(string attribute) => [.. node.Messages(5).Single(entry => entry.Text(1) == attribute).Values<long>(8)];
}
