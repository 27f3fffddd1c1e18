using System.Text.Json;

namespace Ham10000.Training.Tests;

public sealed class JsonLinesLoggerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder["runs", "log.jsonl"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Hooks_OfAFit_WriteOneObjectPerLine()
    {
        ScriptedFit.Run([0.5], ScriptedFit.Options(1), new JsonLinesLogger(FilePath, time: new StoppedClock()) { EverySteps = 2 });

        File.ReadAllLines(FilePath).Should().Equal(
            """{"event":"fit","time":"2024-05-06T07:08:09.000Z","totalSteps":0,"epochs":1,"stepsPerEpoch":2,"batchSize":10,"trainingImages":100,"validationImages":20,"optimizer":"Adam 0.001","augmentation":"none","sampling":"every image once","seed":123}"""
                .Replace("every image once", Dataset.Sampling.EveryImage.ToString()).Replace("\"none\"", $"\"{Dataset.Augmentation.None}\""),
            """{"event":"step","time":"2024-05-06T07:08:09.000Z","epoch":1,"step":2,"totalSteps":2,"loss":0,"learningRate":0.001,"imagesPerSecond":40}""",
            """{"event":"epoch","time":"2024-05-06T07:08:09.000Z","epoch":1,"learningRate":0.001,"seconds":2.5,"imagesPerSecond":40,"waitedSeconds":0.125,"trainingLoss":1.25,"trainingAccuracy":0.5,"trainingBalancedAccuracy":0.25,"validationLoss":0.5,"validationAccuracy":0.5,"validationBalancedAccuracy":0.5,"metrics":{}}""",
            """{"event":"end","time":"2024-05-06T07:08:09.000Z","epochs":1,"totalSteps":2,"stopReason":null,"failure":null}""");
    }

    [Fact]
    public void OnEpochEnd_NotANumber_IsAString()
    {
        ScriptedFit.Run([double.NaN], ScriptedFit.Options(1), new JsonLinesLogger(FilePath));

        var epoch = File.ReadLines(FilePath).Select(line => JsonDocument.Parse(line).RootElement).Single(e => e.GetProperty("event").GetString() == "epoch");
        epoch.GetProperty("validationLoss").GetString().Should().Be("NaN");
    }

    [Fact]
    public void OnFitStart_AppendAfterACrash_DropsOnlyTheUnfinishedLine()
    {
        ScriptedFit.Run([0.5], ScriptedFit.Options(1), new JsonLinesLogger(FilePath));
        File.AppendAllText(FilePath, "{\"event\":\"ep");

        ScriptedFit.Run([0.5], ScriptedFit.Options(1), new JsonLinesLogger(FilePath, append: true));

        File.ReadLines(FilePath).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("event").GetString())
            .Should().Equal("fit", "epoch", "end", "fit", "epoch", "end");
    }
}
