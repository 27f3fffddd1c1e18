namespace Ham10000.Models;

/// <summary>A graph as the bytes of a file: small parts ready, weights to be computed while they are written.</summary>
internal sealed class OnnxGraphMessage
{
    private const int GraphField = 7;
    private const int NodeField = 1, NameField = 2, WeightField = 5, InputField = 11, OutputField = 12;

    private readonly byte[] _start;
    private readonly byte[] _nodes;
    private readonly (byte[] Header, OnnxWeight Weight)[] _weights;
    private readonly byte[] _ports;

    public OnnxGraphMessage(OnnxGraph graph)
    {
        _nodes = Nodes(graph);
        _weights = [.. graph.Weights.Values.Select(weight => (Header(weight), weight))];
        _ports = OnnxMessage.Of(output =>
        {
            foreach (var input in graph.Inputs)
            {
                output.Write(InputField, input.ToBytes());
            }

            output.Write(OutputField, graph.Output!.ToBytes());
        });
        var length = _nodes.Length + _weights.Sum(part => part.Header.Length + part.Weight.ByteCount) + _ports.Length;
        _start = OnnxMessage.Of(output => output.WriteStart(GraphField, length));
        ByteCount = _start.Length + length;
    }

    public long ByteCount { get; }

    public void WriteTo(Stream stream)
    {
        stream.Write(_start);
        stream.Write(_nodes);
        foreach (var (header, weight) in _weights)
        {
            stream.Write(header);
            weight.WriteValues(stream);
        }

        stream.Write(_ports);
    }

    private static byte[] Nodes(OnnxGraph graph) => OnnxMessage.Of(output =>
    {
        foreach (var node in graph.Nodes)
        {
            output.Write(NodeField, node.ToBytes());
        }

        output.Write(NameField, graph.Name);
    });

    private static byte[] Header(OnnxWeight weight)
    {
        var message = weight.Header();
        return [.. OnnxMessage.Of(output => output.WriteStart(WeightField, message.Length + weight.ByteCount)), .. message];
    }
}
