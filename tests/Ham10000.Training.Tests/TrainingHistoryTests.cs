using System.Globalization;

namespace Ham10000.Training.Tests;

public sealed class TrainingHistoryTests : IDisposable
{
    private static readonly TrainingHistory History = new()
    {
        Title = "Cnn",
        Epochs =
        [
            ScriptedFit.Record(1) with { Metrics = new Dictionary<string, double> { ["validation x, y"] = 0.1 + 0.2, ["training x, y"] = double.NaN } },
            ScriptedFit.Record(2) with { ValidationLoss = null, ValidationAccuracy = null, ValidationBalancedAccuracy = null },
        ],
        StopCause = StopCause.Requested,
        StopReason = "enough",
        Steps = 12,
        TotalSeconds = 5.5,
        Seed = 7,
        Sampling = "oversample",
        Threads = 2,
        Warnings = ["The training set has no image of class 'df'; the model cannot learn it."],
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void SaveCsv_WithMetricsAndGaps_WritesFullPrecision()
    {
        History.SaveCsv(_folder["new", "history.csv"]);

        File.ReadAllText(_folder["new", "history.csv"]).Should().Be(
            "epoch,learning_rate,seconds,images_per_second,waited_seconds,training_loss,training_accuracy,training_balanced_accuracy,"
            + "validation_loss,validation_accuracy,validation_balanced_accuracy,\"training_x,_y\",\"validation_x,_y\"\n"
            + "1,0.001,2.5,40,0.125,1.25,0.5,0.25,1.5,0.625,0.375,NaN,0.30000000000000004\n"
            + "2,0.001,2.5,40,0.125,1.25,0.5,0.25,,,,,\n");
    }

    [Fact]
    public void SaveCsv_WhereDecimalsHaveCommas_WritesPoints()
    {
        var before = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        try
        {
            CultureInfo.CurrentCulture = culture;
            History.SaveCsv(_folder["history.csv"]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        File.ReadLines(_folder["history.csv"]).Last().Should().Be("2,0.001,2.5,40,0.125,1.25,0.5,0.25,,,,,");
    }

    [Fact]
    public void LoadJson_OfSaveJson_IsTheSameHistory()
    {
        History.SaveJson(_folder["history.json"]);

        TrainingHistory.LoadJson(_folder["history.json"]).Should().BeEquivalentTo(History, o => o.ComparingRecordsByMembers());
        Directory.EnumerateFiles(_folder.FullName).Should().HaveCount(1, "the temporary file is gone");
    }

    [Theory]
    [InlineData("null", "holds null. Expected a training history as TrainingHistory.SaveJson writes it.")]
    [InlineData("{", "is no training history: *Expected JSON as TrainingHistory.SaveJson writes it.")]
    [InlineData("""{"epochs":3}""", "is no training history: *Expected JSON as TrainingHistory.SaveJson writes it.")]
    public void LoadJson_OfSomethingElse_NamesTheFile(string json, string message)
    {
        File.WriteAllText(_folder["bad.json"], json);

        FluentActions.Invoking(() => TrainingHistory.LoadJson(_folder["bad.json"]))
            .Should().Throw<FormatException>().WithMessage($"'{_folder["bad.json"]}' {message}");
    }

    [Fact]
    public void StoppedEarly_IsTrue_UnlessCompleted()
    {
        History.StoppedEarly.Should().BeTrue();
        (History with { StopCause = StopCause.Completed }).StoppedEarly.Should().BeFalse();
    }
}
