using System.Buffers.Binary;
using System.Text;

namespace Ham10000.Training.Internals;

/// <summary>Encodes the few kinds of fields that an event file has, in the wire format of protocol buffers.</summary>
internal sealed class ProtoWriter
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Delimited = 2;
    private const int Fixed32 = 5;

    private byte[] _bytes = new byte[256];
    private int _length;

    internal ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    internal ProtoWriter Clear()
    {
        _length = 0;
        return this;
    }

    internal ProtoWriter Integer(int field, long value)
    {
        Key(field, Varint);
        Number((ulong)value);
        return this;
    }

    internal ProtoWriter Double(int field, double value)
    {
        Key(field, Fixed64);
        BinaryPrimitives.WriteDoubleLittleEndian(Take(sizeof(double)), value);
        return this;
    }

    internal ProtoWriter Float(int field, float value)
    {
        Key(field, Fixed32);
        BinaryPrimitives.WriteSingleLittleEndian(Take(sizeof(float)), value);
        return this;
    }

    internal ProtoWriter Text(int field, string value)
    {
        Key(field, Delimited);
        var count = Encoding.UTF8.GetByteCount(value);
        Number((ulong)count);
        Encoding.UTF8.GetBytes(value, Take(count));
        return this;
    }

    internal ProtoWriter Message(int field, ProtoWriter message)
    {
        Key(field, Delimited);
        Number((ulong)message._length);
        message.Written.CopyTo(Take(message._length));
        return this;
    }

    internal ProtoWriter Packed(int field, IReadOnlyList<double> values)
    {
        Key(field, Delimited);
        Number((ulong)values.Count * sizeof(double));
        foreach (var value in values)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(Take(sizeof(double)), value);
        }

        return this;
    }

    private void Key(int field, int kind) => Number((ulong)((field << 3) | kind));

    private void Number(ulong value)
    {
        while (value >= 0x80)
        {
            Take(1)[0] = (byte)(value | 0x80);
            value >>= 7;
        }

        Take(1)[0] = (byte)value;
    }

    private Span<byte> Take(int count)
    {
        if (_length + count > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        }

        _length += count;
        return _bytes.AsSpan(_length - count, count);
    }
}
