using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ham10000.Evaluation;

/// <summary>JSON has no NaN: what is undefined or infinite is null there, and null is NaN here.</summary>
internal sealed class NullableNumber : JsonConverter<double>
{
    public override bool HandleNull => true;

    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => double.NaN,
            JsonTokenType.Number => reader.GetDouble(),
            _ => throw new JsonException($"Found {reader.TokenType}, expected a number, or null for an undefined one."),
        };

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
