using Google.Protobuf;

namespace Ham10000.Contracts;

/// <summary>Reads a protocol-buffer message as a list of numbered fields: another way to the content than the one it was written by.</summary>
public sealed class OnnxReader
{
    private readonly List<(int Field, object Value)> _fields = [];

    public OnnxReader(byte[] message)
    {
        var input = new CodedInputStream(message);
        for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            _fields.Add((WireFormat.GetTagFieldNumber(tag), WireFormat.GetTagWireType(tag) switch
            {
                WireFormat.WireType.Varint => input.ReadInt64(),
                WireFormat.WireType.Fixed32 => input.ReadFloat(),
                WireFormat.WireType.LengthDelimited => input.ReadBytes().ToByteArray(),
                var other => throw new InvalidDataException($"{other}"),
            }));
        }
    }

    public IEnumerable<OnnxReader> Messages(int field) => Values<byte[]>(field).Select(bytes => new OnnxReader(bytes));

    public OnnxReader Message(int field) => Messages(field).Single();

    public IEnumerable<string> Texts(int field) => Values<byte[]>(field).Select(System.Text.Encoding.UTF8.GetString);

    public string Text(int field) => Texts(field).Single();

    public IEnumerable<T> Values<T>(int field) => _fields.Where(entry => entry.Field == field).Select(entry => (T)entry.Value);
}
