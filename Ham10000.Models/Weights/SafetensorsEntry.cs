namespace Ham10000.Models;

/// <summary>One tensor of a safetensors file: what the header says about it.</summary>
public sealed class SafetensorsEntry
{
    internal SafetensorsEntry(string name, SafetensorsType type, long[] shape, long begin, long end)
    {
        Name = name;
        Type = type;
        Shape = shape;
        Begin = begin;
        End = end;
    }

    /// <summary>The tensor's name, a state-dict key such as <c>conv1.weight</c>.</summary>
    public string Name { get; }

    /// <summary>The type of its elements.</summary>
    public SafetensorsType Type { get; }

    /// <summary>The length of each dimension; empty for a scalar.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>How many elements it has.</summary>
    public long ElementCount => ByteCount / Type.Size();

    /// <summary>How many bytes they take in the file.</summary>
    public long ByteCount => End - Begin;

    /// <summary>Offset of the first byte from the end of the header.</summary>
    internal long Begin { get; }

    /// <summary>Offset of the byte after the last from the end of the header.</summary>
    internal long End { get; }

    /// <summary>The name, type and shape in one line.</summary>
    /// <returns>For example <c>conv1.weight F32 (32, 3, 3, 3)</c>.</returns>
    public override string ToString() => $"{Text.Shorten(Name)} {Type.Code()} {Text.Shape(Shape)}";
}
