using System.Text.Json.Nodes;
using Ham10000.Models;

namespace Predict;

/// <summary>For programs: an object per line, with path, probabilities (the most probable first) and decision (null for undecided), or path and error.</summary>
internal sealed class JsonOutput(TextWriter output) : IPredictionOutput
{
    public void Write(FilePrediction result) => output.WriteLine(
        (result.Prediction is { } prediction ? Predicted(result.Path, prediction) : new JsonObject { ["path"] = result.Path, ["error"] = result.Error!.Message }).ToJsonString());

    private static JsonObject Predicted(string path, Prediction prediction) => new()
    {
        ["path"] = path,
        ["probabilities"] = new JsonObject(prediction.Ranked.Select(c => KeyValuePair.Create<string, JsonNode?>(c.Class, c.Probability))),
        ["decision"] = prediction.Decision?.Class,
    };
}
