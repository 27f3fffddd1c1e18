using System.Text.Json;

namespace Ham10000.Training.Internals;

/// <summary>A history as JSON. Not-a-number and the infinities are written as the strings that System.Text.Json names them by.</summary>
internal static class HistoryJson
{
    internal static string Write(TrainingHistory history) =>
        JsonSerializer.Serialize(history, HistoryJsonContext.Default.TrainingHistory) + "\n";

    internal static TrainingHistory Read(string json, string path)
    {
        try
        {
            return JsonSerializer.Deserialize(json, HistoryJsonContext.Default.TrainingHistory)
                ?? throw new FormatException($"'{path}' holds null. Expected a training history as TrainingHistory.SaveJson writes it.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"'{path}' is no training history: {e.Message} Expected JSON as TrainingHistory.SaveJson writes it.", e);
        }
    }
}
