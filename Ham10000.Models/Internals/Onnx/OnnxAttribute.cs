using Google.Protobuf;

namespace Ham10000.Models;

/// <summary>A setting of an operator: a whole number, several, or a float.</summary>
internal sealed record OnnxAttribute
{
    private const int NameField = 1, FloatField = 2, IntField = 3, IntsField = 8, TypeField = 20;
    private const int FloatType = 1, IntType = 2, IntsType = 7;

    private OnnxAttribute(string name) => Name = name;

    public string Name { get; }

    public float? Float { get; private init; }

    public long? Int { get; private init; }

    public IReadOnlyList<long> Ints { get; private init; } = [];

    public static OnnxAttribute Of(string name, float value) => new(name) { Float = value };

    public static OnnxAttribute Of(string name, long value) => new(name) { Int = value };

    public static OnnxAttribute Of(string name, params long[] values) => new(name) { Ints = values };

    public byte[] ToBytes() => OnnxMessage.Of(output =>
    {
        output.Write(NameField, Name);
        if (Float is { } number)
        {
            output.WriteTag(FloatField, WireFormat.WireType.Fixed32);
            output.WriteFloat(number);
        }

        if (Int is { } whole)
        {
            output.Write(IntField, whole);
        }

        foreach (var value in Ints)
        {
            output.Write(IntsField, value);
        }

        output.Write(TypeField, Float is not null ? FloatType : Int is not null ? IntType : IntsType);
    });
}
