using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ham10000.Evaluation;

/// <summary>The probabilities of an image on one line, since a line for each makes a file of tens of thousands of lines.</summary>
internal sealed class OneLineNumbers : JsonConverter<IReadOnlyList<float>>
{
    public override IReadOnlyList<float> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException($"Found {reader.TokenType}, expected a list of probabilities.");
        }

        var values = new List<float>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            values.Add(reader.TokenType == JsonTokenType.Number ? reader.GetSingle() : throw new JsonException($"Found {reader.TokenType}, expected a probability."));
        }

        return values;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<float> value, JsonSerializerOptions options) =>
        writer.WriteRawValue($"[{string.Join(", ", value.Select(v => v.ToString("R", CultureInfo.InvariantCulture)))}]");
}
