using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>Constants of a graph, float32. They are computed when they are written, so that a file needs one of them in memory at a time.</summary>
/// <param name="Name">Its name in the graph: the state-dict key where it is a parameter.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Values">Gives the values, of any float type, on any device; new tensors belong to the dispose scope that is open.</param>
internal sealed record OnnxWeight(string Name, IReadOnlyList<long> Shape, Func<Tensor> Values)
{
    private const int ShapeField = 1, TypeField = 2, NameField = 8, BytesField = 9;

    public long ByteCount => Shape.Aggregate((long)sizeof(float), (product, size) => product * size);

    /// <summary>The message up to the values, which follow it.</summary>
    public byte[] Header() => OnnxMessage.Of(output =>
    {
        foreach (var size in Shape)
        {
            output.Write(ShapeField, size);
        }

        output.Write(TypeField, OnnxElement.Float);
        output.Write(NameField, Name);
        output.WriteStart(BytesField, ByteCount);
    });

    public void WriteValues(Stream stream)
    {
        using var scope = NewDisposeScope();
        using var nothing = no_grad();
        var values = Values().detach().to_type(ScalarType.Float32).cpu().contiguous();
        var bytes = values.bytes;
        if (bytes.Length != ByteCount)
        {
            throw new InvalidOperationException($"Weight {Text.Quote(Name)} has {bytes.Length:N0} bytes; expected {ByteCount:N0} for shape {Text.Shape(Shape)}.");
        }

        stream.Write(bytes);
    }
}
