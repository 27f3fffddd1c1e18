using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ham10000.Evaluation;

namespace Ham10000.Training.Internals;

/// <summary>Formats one object of a log as a line.</summary>
internal sealed class JsonLine(TimeProvider time)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly ArrayBufferWriter<byte> _buffer = new();

    internal string Write(string name, Action<Utf8JsonWriter> members)
    {
        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("event", name);
            json.WriteString("time", time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            members(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(_buffer.WrittenSpan);
    }

    internal static void Write(Utf8JsonWriter json, string name, double? value)
    {
        switch (value)
        {
            case null:
                json.WriteNull(name);
                break;
            case { } number when double.IsFinite(number):
                json.WriteNumber(name, number);
                break;
            case { } number:
                json.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
                break;
        }
    }

    internal static void Write(Utf8JsonWriter json, EpochRecord record)
    {
        json.WriteNumber("epoch", record.Epoch);
        Write(json, "learningRate", record.LearningRate);
        Write(json, "seconds", record.Seconds);
        Write(json, "imagesPerSecond", record.ImagesPerSecond);
        Write(json, "waitedSeconds", record.WaitedSeconds);
        Write(json, "trainingLoss", record.TrainingLoss);
        Write(json, "trainingAccuracy", record.TrainingAccuracy);
        Write(json, "trainingBalancedAccuracy", record.TrainingBalancedAccuracy);
        Write(json, "validationLoss", record.ValidationLoss);
        Write(json, "validationAccuracy", record.ValidationAccuracy);
        Write(json, "validationBalancedAccuracy", record.ValidationBalancedAccuracy);
        json.WriteStartObject("metrics");
        foreach (var (name, value) in record.Metrics.OrderBy(metric => metric.Key, StringComparer.Ordinal))
        {
            Write(json, name, value);
        }

        json.WriteEndObject();
    }
}
