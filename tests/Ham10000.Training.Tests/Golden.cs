using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ham10000.Training.Tests;

/// <summary>Reads the golden files, whose generators stand beside them.</summary>
internal static class Golden
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static T[] Read<T>(string name) => JsonSerializer.Deserialize<T[]>(
        File.ReadAllText(Path.Combine(RepositoryFolder.Root, "tests", "Ham10000.Training.Tests", "Golden", name)), Json)!;
}
