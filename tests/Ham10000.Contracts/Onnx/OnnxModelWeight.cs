namespace Ham10000.Contracts;

/// <summary>Constants of an ONNX file.</summary>
public sealed class OnnxModelWeight(OnnxReader weight)
{
    public long[] Shape { get; } = [.. weight.Values<long>(1)];

    public long Element { get; } = weight.Values<long>(2).Single();

    public string Name { get; } = weight.Text(8);

    public long ByteCount { get; } = weight.Values<byte[]>(9).Single().Length;
}
