using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ham10000.Models;

/// <summary>Shapes in JSON: <c>[64,25,31]</c> for maps (channels, height, width), <c>[128]</c> for a vector.</summary>
internal sealed class FeatureShapeJson : JsonConverter<FeatureShape>
{
    private const int MapsLength = 3;

    public override FeatureShape Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var sizes = new List<int>(MapsLength);
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("Expected a shape such as [64,25,31] or [128].");
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray && sizes.Count <= MapsLength)
        {
            sizes.Add(reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var size) ? size : 0);
        }

        return sizes.Exists(size => size < 1) ? throw new JsonException("The sizes of a shape must be whole numbers of at least 1.")
            : sizes switch
            {
                [var features] => FeatureShape.Vector(features),
                [var channels, var height, var width] => FeatureShape.Maps(channels, height, width),
                _ => throw new JsonException("A shape has 1 or 3 sizes."),
            };
    }

    public override void Write(Utf8JsonWriter writer, FeatureShape value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Channels);
        if (value.IsMaps)
        {
            writer.WriteNumberValue(value.Height);
            writer.WriteNumberValue(value.Width);
        }

        writer.WriteEndArray();
    }
}
