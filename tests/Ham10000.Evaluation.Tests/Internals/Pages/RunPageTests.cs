using System.Xml.Linq;
using Ham10000.Models;

namespace Ham10000.Evaluation.Tests;

public sealed class RunPageTests(SmallSample sample) : IClassFixture<SmallSample>
{
    private static readonly string[] Diagnoses = ["akiec", "bcc", "bkl", "df", "mel", "nv", "vasc"];

    [Fact]
    public void Html_OfAFullReport_HasEverySectionInOrder()
    {
        var page = Page(MadeUpRun.Report(MadeUpRun.Predictions(Diagnoses, 70), sample.Split.Leakage));
        page.Descendants("h1").Single().Value.Should().Be("Cnn <1>: evaluation on test");
        Sections(page).Should().Equal("Summary", "Split and leakage", "Training curves", "Confusion matrix", "Scores per class", "Malignant or benign", "What the probabilities are worth",
            "Groups of patients and images", "Most confident mistakes", "The run", "What the numbers mean");
        page.Descendants("nav").Single().Descendants("a").Select(a => a.Value).Should().Equal(Sections(page));
        page.Descendants("section").Single(s => s.Attribute("id")!.Value == "settings").Descendants("dd").Select(d => d.Value).Should().Equal("Cnn", "1", "1.13");
        page.Descendants("b").Select(b => b.Value.Split('.')[0]).Where(b => b.StartsWith("Table", StringComparison.Ordinal) || b.StartsWith("Figure", StringComparison.Ordinal))
            .Should().Equal("Table\u00A01", "Table\u00A02", "Figure\u00A01", "Figure\u00A02", "Table\u00A03", "Table\u00A04", "Figure\u00A03", "Table\u00A05", "Table\u00A06", "Figure\u00A04", "Figure\u00A05", "Figure\u00A06", "Figure\u00A07", "Table\u00A07", "Figure\u00A08");
    }

    [Fact]
    public void Html_OfTheLeastReport_HasNothingElse()
    {
        var report = MadeUpRun.Report(MadeUpRun.Predictions(Diagnoses, 14));
        var page = PageText.Page(new RunPage(new Report { Test = new EvaluationReport(report.Test.Predictions) }).Html());
        page.Descendants("h1").Single().Value.Should().Be("Evaluation");
        Sections(page).Should().Equal("Summary", "Confusion matrix", "Scores per class", "What the probabilities are worth", "What the numbers mean");
        page.OfClass("warnings").Should().BeEmpty();
        page.OfKind("figure").Should().HaveCount(4, "the curves follow from the predictions");
        page.Value.Should().NotContain("none of which it was trained on", "nothing is known of the split");
    }

    [Fact]
    public void Html_WithWarnings_ShowsThemBeforeAnyNumber()
    {
        var html = new RunPage(MadeUpRun.Report(MadeUpRun.Predictions(Diagnoses, 70))).Html();
        html.IndexOf("Only &lt;2&gt; lesions have df.", StringComparison.Ordinal).Should().BeInRange(1, html.IndexOf("class=\"score\"", StringComparison.Ordinal));
        PageText.Page(html).OfClass("warnings").Single().Attribute("role")!.Value.Should().Be("note");
    }

    [Fact]
    public void Html_Summary_SaysWhatADermatologistAsks()
    {
        var predictions = MadeUpRun.Predictions(Diagnoses, 70);
        var matrix = predictions.ToConfusionMatrix();
        var page = Page(MadeUpRun.Report(predictions, sample.Split.Leakage));
        var text = page.Descendants("section").First().Value.Replace('\u00A0', ' ');
        text.Should().Contain("The model was shown 70 images of 35 lesions, none of which it was trained on, and named one of 7 classes for each.")
            .And.Contain($"Of 10 images of melanoma it recognised {matrix[4, 4]} ({matrix[4, 4] * 10}.0 %)")
            .And.Contain($"Of 30 images of any malignant class it gave {MalignancyReport.Of(predictions).ByDiagnosis.TruePositives} a malignant one")
            .And.Contain("Always answering actinic keratosis or intraepithelial carcinoma (akiec) would be right in 14 of 100 images without looking at one.")
            .And.Contain("The probabilities it states are off by 3.4 percentage points on average.");
        page.OfClass("score").Single().Value.Replace('\u00A0', ' ').Should().Be($"{matrix.BalancedAccuracy * 100:0.0} %");
    }

    [Fact]
    public void Html_OfMistakes_ShowsPictureOverlayAndWords()
    {
        var page = Page(MadeUpRun.Report(MadeUpRun.Predictions(Diagnoses, 70)));
        page.Descendants("img").Select(i => i.Attribute("alt")!.Value.Replace('\u00A0', ' ')).Should().Equal(
            "Image i<0>: melanoma, called melanocytic naevus with probability 97.0 %", "Grad-CAM of image i<0>: what spoke for melanocytic naevus",
            "Image i<1>: <nv>, called melanoma with probability 50.0 %");
        page.OfClass("pair").Select(p => p.Attribute("class")!.Value).Should().Equal("pair", "pair single");
    }

    [Fact]
    public void Html_OfAGroupNotToBeJudged_MarksIt()
    {
        var page = Page(MadeUpRun.Report(MadeUpRun.Predictions(Diagnoses, 70)));
        var doubt = page.OfClass("doubt").Single();
        doubt.Element("th")!.Value.Should().Be("under <20> †Only 2 lesions");
        page.Descendants("dt").Zip(page.Descendants("dd"), (dt, dd) => $"{dt.Value}: {dd.Value}").Should().Contain("Age in years: under <20>: Only 2 lesions; none of mel.");
        var figure = page.OfKind("svg").Single(s => s.Attribute("aria-label")!.Value.StartsWith("Sensitivity for malignant lesions by group", StringComparison.Ordinal));
        figure.OfClass("faint").Should().HaveCount(2, "the point and the interval of one group");
        figure.Attribute("aria-label")!.Value.Should().Contain("Age in years, under <20> 62.5\u00A0% (50.0 to 75.0\u00A0%), 3 images, not to be judged: Only 2 lesions; none of mel");
    }

    [Fact]
    public void Html_OfASingleScoreNotToBeJudged_MarksThatAlone()
    {
        var report = MadeUpRun.Report(MadeUpRun.Predictions(Diagnoses, 70));
        var group = report.Subgroups!.Groups[1] with { Warning = "Sensitivity not to be judged: 2 malignant lesions, expected at least 10. Balanced accuracy not to be judged: 1 lesion of df, expected at least 5." };
        SubgroupDoubt.IsOfAll(group).Should().BeFalse();
        SubgroupDoubt.Of(group, SubgroupScore.MalignantSensitivity).Should().Be("Sensitivity not to be judged: 2 malignant lesions, expected at least 10.");
        SubgroupDoubt.Of(group, SubgroupScore.BalancedAccuracy).Should().Be("Balanced accuracy not to be judged: 1 lesion of df, expected at least 5.");
        SubgroupDoubt.Of(group, SubgroupScore.BenignSpecificity).Should().BeNull();

        var page = Page(report with { Subgroups = new SubgroupTable { ClassNames = report.Subgroups.ClassNames, Groups = [group] } });

        var row = page.OfClass("doubt").Single();
        (row.Name.LocalName, row.Value.Replace('\u00A0', ' ')).Should().Be(("td", "62.5 % †50.0 to 75.0 %"), "balanced accuracy is a dash here, and the others may be judged");
    }

    [Fact]
    public void Html_OfAnIntervalWithoutWidth_MarksIt()
    {
        Display.PercentBounds(new ConfidenceInterval(1, 1, 1, 0.95)).Replace('\u00A0', ' ').Should().Be("100.0 to 100.0 % §");
        Display.Bounds(new ConfidenceInterval(1, 0.5, 1, 0.95)).Should().Be("0.500 to 1.000");
        Page(MadeUpRun.Report(MadeUpRun.Predictions(Diagnoses, 70))).Descendants("section").Last().Value.Should().Contain("§ after an interval: it has no width");
    }

    [Fact]
    public void Html_OfLeakage_CountsWhatTrainingKnows()
    {
        var text = Page(MadeUpRun.Report(MadeUpRun.Predictions(Diagnoses, 70), sample.Split.Leakage)).Descendants("section").ElementAt(1).Value;
        text.Should().Contain("No lesion has images in more than one part. Nothing was found in training that gives a test image away.");
    }

    [Theory]
    [InlineData(2, 1, 1)]
    [InlineData(2, 2, 1)]
    [InlineData(7, 40, 1)]
    [InlineData(12, 240, 12)]
    [InlineData(3, 2, 3)]
    public void Html_OfDegenerateData_IsWhole(int classes, int images, int present)
    {
        var names = Enumerable.Range(0, classes).Select(c => $"class {c}").ToArray();
        var page = Page(MadeUpRun.Report(MadeUpRun.Predictions(names, images, present)));
        page.OfClass("matrix").Single().Descendants("td").Count(td => td.Attribute("title") != null).Should().Be(classes * classes);
    }

    [Fact]
    public void Html_OfHostileNames_EscapesThem()
    {
        var report = MadeUpRun.Report(MadeUpRun.Predictions(MadeUpRun.Hostile, 40));
        var page = Page(report);
        page.OfClass("matrix").Single().Descendants("thead").Single().Descendants("th").First().Value.Should().Be("<b>&\"'");
        page.OfClass("matrix").Single().Descendants("tbody").Single().Descendants("th").ElementAt(2).Value.Should().Be("\uFFFD\uD83D\uDE00");
    }

    [Fact]
    public void Html_Of1500ImagesWithoutPictures_IsBelow400Kilobytes()
    {
        var report = MadeUpRun.Report(MadeUpRun.Predictions(Diagnoses, 1500)) with { Mistakes = [] };
        new RunPage(report).Html().Length.Should().BeLessThan(400_000);
    }

    [Fact]
    public void Html_OfADecisionRule_SaysWhatItDecidesBesideTheMostProbable()
    {
        var predictions = MadeUpRun.Predictions(Diagnoses, 140);
        var rule = new DecisionRule { Thresholds = new Dictionary<string, double> { ["mel"] = 0.2 }, MinimumConfidence = 0.25 };
        var outcome = predictions.Decide(rule);
        var report = MadeUpRun.Report(predictions);
        var page = Page(report with { Test = new EvaluationReport(predictions, new EvaluationReportOptions { Decision = rule }) });
        var section = page.Descendants("section").Single(s => s.Attribute("id")!.Value == "decisions");
        section.Value.Should().Contain("The model carries a decision rule: mel from 0.2, else the most probable; undecided below 0.25. All other numbers on this page, but for malignant or benign, are those of the most probable class.")
            .And.Contain($"By the rule, {outcome.DecidedCount} of 140 images are decided on");
        var melanoma = section.Descendants("tbody").First().Elements("tr").ElementAt(4).Elements("td").Select(td => td.Value.Replace('\u00A0', ' ')).ToArray();
        melanoma[2..5].Should().Equal($"{outcome.Recall(4) * 100:0.0} %", $"{outcome.RecallOfDecided(4) * 100:0.0} %", $"{outcome.Undecided[4]}");
        page.OfKind("svg").Single(s => s.Attribute("aria-label")!.Value.StartsWith("Errors among", StringComparison.Ordinal)).OfClass("mark").Should().HaveCount(2, "on the line and in the legend");
    }

    [Fact]
    public void Html_OfFactsAboutTheImages_ShowsThem()
    {
        var report = MadeUpRun.Report(MadeUpRun.Predictions(Diagnoses, 28));
        var page = Page(report with
        {
            Data = "drawn <samples>",
            Date = new DateOnly(2026, 2, 1),
            Parts = [new PartSummary("train", 20, 10, []) { Fingerprint = new string('a', 64) }],
            Settings = [new("architecture", new string('x', 1000)), new("seed", "1")],
            Validation = report.Test,
            Subgroups = MadeUpRun.Groups(Diagnoses, [new SubgroupGap(SubgroupKind.Sex, SubgroupScore.MalignantSensitivity, "male", "<female>", new(0.186, 0.05, 0.3, 0.95) { DefinedShare = 0.5 }, 2)]),
            Intervals = report.Intervals! with { Accuracy = new(0.5, 0.25, 0.75, 0.95) { DefinedShare = 0.9 } },
        });
        page.OfClass("data").Single().Value.Should().Be("Images: drawn <samples>");
        page.OfClass("muted").First().Value.Should().Be("2026-02-01");
        var text = page.Value.Replace('\u00A0', ' ');
        text.Should().Contain(new string('a', 64)).And.Contain("1,000 characters" + new string('x', 1000)).And.Contain("On the validation part")
            .And.Contain("Sex, malignant sensitivity: male +18.6 points above <female> (95 % interval +5.0 to +30.0), of 2 groups.").And.Contain("25.0 to 75.0 % ‡");
    }

    private static XElement Page(Report report) => PageText.Page(new RunPage(report).Html());

    private static IEnumerable<string> Sections(XElement page) => page.Descendants("section").Select(s => s.Element("h2")!.Value);
}
