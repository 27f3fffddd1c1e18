namespace Ham10000.Evaluation.Tests;

public sealed class ComparisonPageTests
{
    private static readonly string[] Names = ["mel", "<nv>"];

    [Fact]
    public void ToHtml_LaysBothRunsSideBySide()
    {
        var first = MadeUpRun.Report(MadeUpRun.Predictions(Names, 60)) with { Title = "Cnn <1>", Settings = [new("seed", "1"), new("rate", "0.1")] };
        var second = first with { Title = "Cnn <2>", Settings = [new("seed", "2"), new("rate", "0.1")] };
        var comparison = Report.Compare(first, second, new ReportCompareOptions { Bootstrap = new BootstrapOptions { Resamples = 50 } });
        var page = PageText.Page(comparison.ToHtml());
        page.Descendants("h1").Single().Value.Should().Be("Cnn <1> against Cnn <2>");
        page.Descendants("section").Select(s => s.Element("h2")!.Value).Should().Equal(
            "Summary", "Scores", "Recall of each class", "Who is right where", "Confusion matrices", "Settings that differ", "What the numbers mean");
        page.OfClass("score").Single().Value.Should().Be("0 points", "a run does not differ from itself");
        page.Descendants("section").First().Value.Should().Contain(comparison.Verdict);
        page.Descendants("td").Where(td => td.Attribute("class")?.Value == "prose").Select(td => td.Value).Should().Equal("1", "2");
        page.Descendants("section").ElementAt(3).Value.Should().Contain("McNemar's test has nothing to compare");
        page.Descendants("th").Where(th => th.Value.EndsWith(" ↓", StringComparison.Ordinal)).Select(th => th.Value).Should().Equal("log loss ↓", "Brier score ↓", "expected calibration error ↓");
        page.OfClass("matrix").Should().HaveCount(2);
        page.OfKind("figure").Should().HaveCount(2, "differences of scores and of recalls");
    }

    [Theory]
    [InlineData("balanced accuracy", true)]
    [InlineData("recall of mel", true)]
    [InlineData("macro average precision", false)]
    [InlineData("log loss", false)]
    public void IsShare_TellsSharesFromOtherScores(string name, bool expected) => ScoreText.IsShare(name).Should().Be(expected);
}
