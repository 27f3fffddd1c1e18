using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ham10000.Training.Internals;

/// <summary>Pairs of name and text as a JSON object, in their order.</summary>
internal sealed class NamedTexts : JsonConverter<IReadOnlyList<KeyValuePair<string, string>>>
{
    public override IReadOnlyList<KeyValuePair<string, string>> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"Found {reader.TokenType}, expected an object of names and texts.");
        }

        var pairs = new List<KeyValuePair<string, string>>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            pairs.Add(new(name, reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException($"The value of '{name}' is no text.")));
        }

        return pairs;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<KeyValuePair<string, string>> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, text) in value)
        {
            writer.WriteString(name, text);
        }

        writer.WriteEndObject();
    }
}
