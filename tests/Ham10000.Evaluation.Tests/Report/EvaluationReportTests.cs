using System.Text.Json;
using Ham10000.Dataset;

namespace Ham10000.Evaluation.Tests;

public sealed class EvaluationReportTests
{
    private static readonly LabelSchema Schema = new("dx", LabelKind.Multiclass, ["df", "mel", "<nv & co>"]);

    private static readonly int[] Labels = [0, 0, 2, 2, 2];
    private static readonly float[] Probabilities = [0.5f, 0.25f, 0.25f, 0, 0.25f, 0.75f, 0, 0, 1, 0, 0, 1, 1, 0, 0];

    // Two images of df (one right), none of mel, three of the last class (two right).
    private static readonly EvaluationReport Report = new(
        new Predictions(Schema, ["i0", "i1", "i2", "i3", "i4"], ["a", "a", "b", "c", "d"], Labels, Probabilities),
        new EvaluationReportOptions
        {
            SetName = "test",
            CrossEntropy = 1.25,
            L2Penalty = 0.5,
            ZeroDivision = ZeroDivision.NaN,
            Metrics = new Dictionary<string, double> { ["macro F1"] = double.NaN, ["<kappa>"] = 0.25 },
            Details = [new("model", "<b>Cnn</b>"), new("seed", "1")],
            Bootstrap = new BootstrapOptions { Resamples = 100, Level = 0.9 },
        });

    [Fact]
    public void Values_FollowFromThePredictions()
    {
        Report.Accuracy.Should().Be(0.6);
        Report.BalancedAccuracy.Should().BeApproximately((0.5 + (2 / 3.0)) / 2, 1e-15);
        Report.Loss.Should().Be(1.75, "cross-entropy and L2 penalty add up, as in Keras");
        Report.LesionCount.Should().Be(4);
        Report.MajorityClass.Should().Be(2);
        Report.MajorityAccuracy.Should().Be(0.6);
        Report.BalancedAccuracyInterval.Should().Be(Bootstrap.BalancedAccuracy(Report.Predictions, new BootstrapOptions { Resamples = 100, Level = 0.9 }));
        new EvaluationReport(Report.Predictions).Loss.Should().Be(Report.Predictions.Score(new LogLoss()));
    }

    [Fact]
    public void ToString_PrintsEverything()
    {
        var interval = Report.BalancedAccuracyInterval;
        Report.ToString().Should().Be($"""
            Evaluation on test: 5 images of 4 lesions, 3 classes
            balanced accuracy  0.583 (90 % interval {interval.Lower:F3} to {interval.Upper:F3}, 100 resamples over lesions)
            accuracy           0.600 (always answering <nv & co>: 0.600)
            loss               1.750 (cross-entropy 1.250 + L2 penalty 0.500)
            macro F1           –
            <kappa>            0.250
            model              <b>Cnn</b>
            seed               1

            {Report.ConfusionMatrix}
            {Report.ClassificationReport}
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void SaveHtml_WritesAPageWithCurvesMatrixAndScores()
    {
        using var folder = new TemporaryFolder();
        Report.SaveHtml(folder["a", "b", "report.html"], LearningCurvesTests.Curves([0.5, 0.6], [0.4, 0.5]));
        var page = PageText.Page(File.ReadAllText(folder["a", "b", "report.html"]));
        page.Descendants("h1").Single().Value.Should().Be("Cnn: evaluation on test");
        page.Descendants("h2").Select(h => h.Value).Should().Equal(
            "Before you trust these numbers", "Summary", "Training curves", "Confusion matrix", "Scores per class", "What the probabilities are worth", "The run", "What the numbers mean");
        page.Descendants("svg").SelectMany(s => s.OfClass("title")).Select(t => t.Value).Should().Equal("Accuracy", "Loss");
        page.OfClass("scores").Single().Descendants("tbody").Single().Elements("tr").Select(r => string.Join('|', r.Elements().Select(c => c.Value.Replace('\u00A0', ' ')))).Should().Equal(
            $"Balanced accuracy|58.3 %|{Percent(Report.BalancedAccuracyInterval.Lower, "")} to {Percent(Report.BalancedAccuracyInterval.Upper, " %")}|50.0 %", "Accuracy|60.0 %|–|60.0 %",
            "Melanoma: sensitivity|–|–|0.0 %", "Melanoma: specificity|100.0 %|–|100.0 %", "Losscross-entropy 1.250 nats + L2 penalty 0.500|1.750|–|–", "macro F1|–|–|–", "<kappa>|0.250|–|–");
        page.Descendants("dd").Select(d => d.Value).Should().Equal("<b>Cnn</b>", "1");
        page.OfClass("warnings").Single().Value.Should().Contain("No image of mel is in this set");
        page.Value.Should().Contain("Always answering <nv & co>, the commonest class here");

        var cells = page.OfClass("matrix").Single().Descendants("td").Where(td => td.Attribute("title") != null).ToList();
        cells.Should().HaveCount(9);
        cells.Select(td => td.Value.Replace("\u00A0", "", StringComparison.Ordinal)).Should().Equal("150%", "00%", "150%", "0–", "0–", "0–", "133%", "00%", "267%");
        cells[2].Attribute("title")!.Value.Should().Be("1 of 2 images of df called <nv & co> (50.0\u00A0%)");
        cells.Select(td => td.Attribute("class")!.Value).Should().Equal("right", "wrong", "wrong", "wrong", "right", "wrong", "wrong", "wrong", "right");
    }

    [Fact]
    public void ToHtml_WithoutTraining_DrawsNone() => PageText.Page(Report.ToHtml()).Descendants("h2").Select(h => h.Value).Should().NotContain("Training curves");

    [Fact]
    public void ToHtml_OfDiagnoses_NamesThemInFull()
    {
        var probabilities = new float[7];
        probabilities[4] = 1;
        var report = new EvaluationReport(new Predictions(LabelSchema.Diagnoses, ["i"], ["l"], [4], probabilities));
        PageText.Page(report.ToHtml()).Descendants("small").Select(s => s.Value).Should().Contain("melanoma");
    }

    [Fact]
    public void SaveJson_WritesEveryNumberAndNullForTheUndefined()
    {
        using var folder = new TemporaryFolder();
        Report.SaveJson(folder["report.json"]);
        var json = JsonDocument.Parse(File.ReadAllText(folder["report.json"])).RootElement;
        json.GetProperty("format").GetString().Should().Be("ham10000.evaluation/1");
        json.GetProperty("balancedAccuracy").GetDouble().Should().Be(Report.BalancedAccuracy);
        json.GetProperty("balancedAccuracyInterval").GetProperty("lower").GetDouble().Should().Be(Report.BalancedAccuracyInterval.Lower);
        json.GetProperty("loss").GetDouble().Should().Be(1.75);
        json.GetProperty("metrics").GetProperty("macro F1").ValueKind.Should().Be(JsonValueKind.Null);
        json.GetProperty("metrics").GetProperty("<kappa>").GetDouble().Should().Be(0.25);
        json.GetProperty("confusionMatrix").EnumerateArray().Select(r => string.Join(' ', r.EnumerateArray())).Should().Equal("1 0 1", "0 0 0", "1 0 2");
        json.GetProperty("classScores")[1].GetProperty("recall").ValueKind.Should().Be(JsonValueKind.Null);
        json.GetProperty("macroAverage").GetProperty("support").GetInt64().Should().Be(5);
        json.GetProperty("details").GetProperty("model").GetString().Should().Be("<b>Cnn</b>");
        json.GetProperty("predictions").GetArrayLength().Should().Be(5);
        var last = json.GetProperty("predictions")[4];
        (last.GetProperty("image").GetString(), last.GetProperty("lesion").GetString(), last.GetProperty("actual").GetString(), last.GetProperty("predicted").GetString())
            .Should().Be(("i4", "d", "<nv & co>", "df"));
        last.GetProperty("probabilities").EnumerateArray().Select(p => p.GetSingle()).Should().Equal(1, 0, 0);
    }

    private static string Percent(double fraction, string unit) => FormattableString.Invariant($"{fraction * 100:0.0}{unit}");
}
