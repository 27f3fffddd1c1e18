namespace Ham10000.Models;

/// <summary>A tensor to write: what the header says about it, and how its bytes get into the file.</summary>
internal sealed record SafetensorsBlock(string Name, SafetensorsType Type, IReadOnlyList<long> Shape, Action<Stream> WriteTo)
{
    public static SafetensorsBlock FromBytes(string name, SafetensorsType type, long[] shape, byte[] bytes)
        => new(name, type, shape, stream => stream.Write(bytes));

    public long ByteCount => checked(Shape.Aggregate((long)Type.Size(), (product, length) => checked(product * length)));
}
