namespace Ham10000.Models.Tests;

/// <summary>Constants of an ONNX file.</summary>
internal sealed class OnnxModelWeight(OnnxReader weight)
{
    public long[] Shape { get; } = [.. weight.Values<long>(1)];

    public long Element { get; } = weight.Values<long>(2).Single();

    public string Name { get; } = weight.Text(8);

    public long ByteCount { get; } = weight.Values<byte[]>(9).Single().Length;
}
