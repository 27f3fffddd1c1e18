using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Ham10000.Models;

public sealed partial record ModelSpec
{
    private static readonly JsonTypeInfo<ModelSpec> Json = (JsonTypeInfo<ModelSpec>)new JsonSerializerOptions(ModelSpecJson.Default.Options)
    {
        TypeInfoResolver = ModelSpecJson.Default.WithAddedModifier(LeaveOutUsualValues),
    }.GetTypeInfo(typeof(ModelSpec));

    /// <summary>Writes the specification as JSON on one line.</summary>
    /// <returns>The text, which <see cref="FromJson"/> reads back to an equal value.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads a specification and checks that its layers fit together.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <returns>The specification.</returns>
    /// <exception cref="ModelFormatException">The text is not a specification, or its layers do not fit together.</exception>
    public static ModelSpec FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            var spec = JsonSerializer.Deserialize(json, Json);
            if (spec is null || spec.HasGaps)
            {
                throw new ModelFormatException("The model specification has null where an object must stand. The text was not written by ModelSpec.ToJson.");
            }

            spec.OutputShape();
            return spec;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or ArgumentException)
        {
            throw new ModelFormatException(
                $"The model specification is not usable: {e.Message} It was damaged or written by a newer version of this library.", e);
        }
    }

    /// <summary>Whether null stands where a layer or a change of the freezing must.</summary>
    internal bool HasGaps => Layers.Any(layer => layer is null) || Freezing?.Changes.Any(change => change is null) == true;

    private static void LeaveOutUsualValues(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(_ => type.Type.IsAssignableTo(typeof(LayerSpec))))
        {
            property.ShouldSerialize = (layer, value) => value is not null && !((LayerSpec)layer).IsUsual(property.Name, value);
        }
    }
}
