using Ham10000.Evaluation;

namespace Ham10000.Training.Tests;

public sealed class CsvLoggerTests : IDisposable
{
    private const string Header = "epoch,learning_rate,seconds,images_per_second,waited_seconds,training_loss,training_accuracy,training_balanced_accuracy,"
        + "validation_loss,validation_accuracy,validation_balanced_accuracy";

    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder["runs", "log.csv"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void OnEpochEnd_EachEpoch_IsReadableAtOnce()
    {
        var reader = new LineReader(FilePath);

        ScriptedFit.Run([0.5, 0.25], ScriptedFit.Options(2), new CsvLogger(FilePath), reader);

        reader.LinesAfterEachEpoch.Should().Equal(2, 3);
        File.ReadAllText(FilePath).Should().Be($"{Header}\n1,0.001,2.5,40,0.125,1.25,0.5,0.25,0.5,0.5,0.5\n2,0.001,2.5,40,0.125,1.25,0.5,0.25,0.25,0.25,0.25\n");
    }

    [Fact]
    public void OnFitStart_SecondFit_ReplacesTheFile()
    {
        var logger = new CsvLogger(FilePath);
        ScriptedFit.Run([0.5, 0.5, 0.5], ScriptedFit.Options(3), logger);

        ScriptedFit.Run([0.25], ScriptedFit.Options(1), logger);

        File.ReadAllText(FilePath).Should().Be($"{Header}\n1,0.001,2.5,40,0.125,1.25,0.5,0.25,0.25,0.25,0.25\n");
    }

    [Fact]
    public void OnFitStart_AppendAfterACrash_DropsOnlyTheUnfinishedLine()
    {
        ScriptedFit.Run([0.5], ScriptedFit.Options(1), new CsvLogger(FilePath));
        File.AppendAllText(FilePath, "2,0.001,2.");

        ScriptedFit.Run([0.25], ScriptedFit.Options(1), new CsvLogger(FilePath, append: true));

        File.ReadAllText(FilePath).Should().Be($"{Header}\n1,0.001,2.5,40,0.125,1.25,0.5,0.25,0.5,0.5,0.5\n1,0.001,2.5,40,0.125,1.25,0.5,0.25,0.25,0.25,0.25\n");
    }

    [Fact]
    public void OnFitStart_AppendToOtherColumns_IsRefusedAndLeavesTheFile()
    {
        Directory.CreateDirectory(_folder["runs"]);
        File.WriteAllText(FilePath, "epoch,loss\n1,2\n");

        var act = () => ScriptedFit.Run([0.25], ScriptedFit.Options(1), new CsvLogger(FilePath, append: true));

        act.Should().Throw<InvalidOperationException>().WithMessage(
            $"{FilePath} line 1: the columns are 'epoch,loss'. Expected '{Header}' to add lines to it. Choose another file, or do not append.");
        File.ReadAllText(FilePath).Should().Be("epoch,loss\n1,2\n");
    }

    [Fact]
    public void OnFitStart_FurtherMetrics_GetColumnsForBothParts()
    {
        var options = ScriptedFit.Options(1) with { Metrics = [new F1Score()] };

        ScriptedFit.Run([0.5], options, new CsvLogger(FilePath));

        File.ReadLines(FilePath).First().Should().Be(Header + ",training_macro_F1,validation_macro_F1");
        File.ReadLines(FilePath).Last().Should().EndWith(",,", "the scripted record has no such metric");
    }

    private sealed class LineReader(string path) : TrainingCallback
    {
        public List<int> LinesAfterEachEpoch { get; } = [];

        public override void OnEpochEnd(TrainingContext context)
        {
            using var file = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            LinesAfterEachEpoch.Add(file.ReadToEnd().Count(c => c == '\n'));
        }
    }
}
