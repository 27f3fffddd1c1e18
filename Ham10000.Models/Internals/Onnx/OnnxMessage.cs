using Google.Protobuf;

namespace Ham10000.Models;

/// <summary>Writes protocol-buffer messages field by field. The field numbers beside each message are those of ONNX's public schema, onnx.proto.</summary>
internal static class OnnxMessage
{
    /// <summary>The bytes of a message.</summary>
    public static byte[] Of(Action<CodedOutputStream> write)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
        {
            write(output);
        }

        return stream.ToArray();
    }

    public static void Write(this CodedOutputStream output, int field, string text)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteString(text);
    }

    public static void Write(this CodedOutputStream output, int field, long number)
    {
        output.WriteTag(field, WireFormat.WireType.Varint);
        output.WriteInt64(number);
    }

    /// <summary>Writes a message inside the message.</summary>
    public static void Write(this CodedOutputStream output, int field, byte[] message)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(UnsafeByteOperations.UnsafeWrap(message));
    }

    /// <summary>Announces so many bytes, which the caller writes.</summary>
    public static void WriteStart(this CodedOutputStream output, int field, long byteCount)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteUInt64((ulong)byteCount);
    }
}
