using Ham10000.Dataset;

namespace Ham10000.Evaluation.Tests.Documentation;

/// <summary>Runs the code of docs/evaluation.md, block by block.</summary>
[Collection(TorchTests.Name)]
public sealed class EvaluationGuideTests(SmallSample sample) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _before = Environment.CurrentDirectory;

    [Fact]
    public void OneCall_WritesTheWholeReport()
    {
        Environment.CurrentDirectory = _folder.FullName;
        var split = sample.Split;
        var history = LearningCurvesTests.Curves([0.5, 0.6], [0.4, 0.5]);
        using var model = sample.Model();

        var report = Report.Create(model, split, history);
        Console.WriteLine(report);
        report.Save("run");

        File.Exists("run/report.html").Should().BeTrue();
    }

    [Fact]
    public void OneSet_WritesPageAndJson()
    {
        Environment.CurrentDirectory = _folder.FullName;
        var split = sample.Split;
        var history = LearningCurvesTests.Curves([0.5, 0.6], [0.4, 0.5]);
        using var model = sample.Model();

        var evaluation = Evaluator.Evaluate(model, split.Test);
        Console.WriteLine(evaluation);
        evaluation.SaveHtml("report.html", history);
        evaluation.SaveJson("report.json");

        Directory.GetFiles(_folder.FullName).Select(Path.GetFileName).Should().BeEquivalentTo("report.html", "report.json");
    }

    [Fact]
    public void MoreMetrics_AreInTheReport()
    {
        var split = sample.Split;
        using var model = sample.Model();

        var evaluation = Evaluator.Evaluate(model, split.Test, new EvaluationOptions
        {
            Metrics = [new F1Score(), new Recall(Averaging.Weighted), new LogLoss()],
            ZeroDivision = ZeroDivision.NaN,
            Bootstrap = new BootstrapOptions { Resamples = 10_000, Level = 0.99 },
        });
        Console.WriteLine(evaluation.Metrics["macro F1"]);

        evaluation.Metrics.Should().HaveCount(3);
    }

    [Fact]
    public void OwnMetric_Counts()
    {
        var metric = new MelanomaSensitivity();
        metric.Update([0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0], [4, 4], 7);
        metric.Compute().Should().Be(0.5);
    }

    [Fact]
    public void WithoutAModel_PredictionsAreEnough()
    {
        string[] imageIds = ["a", "b"];
        string[] lesionIds = ["a", "b"];
        int[] labels = [4, 4];
        float[] probabilities = [0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0];

        var predictions = new Predictions(LabelSchema.Diagnoses, imageIds, lesionIds, labels, probabilities);
        var report = new EvaluationReport(predictions, new EvaluationReportOptions { SetName = "readers" });
        Console.WriteLine(report.ConfusionMatrix);
        Console.WriteLine(report.ClassificationReport.ToString(digits: 3));
        var melanoma = Bootstrap.Interval(predictions, m => (double)m[4, 4] / m.Support(4));
        Console.WriteLine($"melanoma sensitivity {melanoma}");

        melanoma.Should().Be(new ConfidenceInterval(0.5, 0, 1, 0.95));
    }

    [Fact]
    public void CurvesAlone_AreWritten()
    {
        Environment.CurrentDirectory = _folder.FullName;
        var history = LearningCurvesTests.Curves([0.5, 0.6], [0.4, 0.5]);

        history.SaveSvg("curves.svg");
        history.SaveHtml("curves.html");

        Directory.GetFiles(_folder.FullName).Should().HaveCount(2);
    }

    public void Dispose()
    {
        Environment.CurrentDirectory = _before;
        _folder.Dispose();
    }
}
