namespace Ham10000.Evaluation.Tests;

public sealed class ComparisonTableTests
{
    private static readonly ComparisonTable Table = new(
    [
        new ComparisonRow
        {
            Name = "NeuralNetwork", Time = TimeSpan.FromSeconds(62.4), TestAccuracy = 0.6912, ValidationAccuracy = 0.72, TestLoss = 2.0204, ValidationLoss = 1.63,
            TestBalancedAccuracy = 0.4, TestBalancedAccuracyInterval = new ConfidenceInterval(0.4, 0.35, 0.456, 0.95),
        },
        new ComparisonRow { Name = "MobileNet", Time = new TimeSpan(1, 2, 3), TestAccuracy = 0.81, TestLoss = double.NaN, TestBalancedAccuracy = 0.7, BackboneStart = "ImageNet" },
    ]);

    [Fact]
    public void ToString_HasOneRowPerModel() => Table.ToString().Should().Be("""
        recipe            time  test acc %  val acc %  test loss  val loss  bal acc %     95 % interval  backbone start
        ---------------------------------------------------------------------------------------------------------------
        NeuralNetwork     1:02        69.1       72.0      2.020     1.630       40.0  -   35.0 to 45.6  -
        MobileNet      1:02:03        81.0          -          -         -       70.0  *              -  ImageNet
        * highest balanced accuracy

        """);

    [Fact]
    public void ToCsv_HasFullPrecisionAndEmptyFieldsForTheUnknown() => Table.ToCsv().Should().Be("""
        name,seconds,test_accuracy,validation_accuracy,test_loss,validation_loss,test_balanced_accuracy,interval_lower,interval_upper,interval_level,backbone_start,test_macro_roc_auc,test_malignant_sensitivity,malignant_lower,malignant_upper,standing,report
        NeuralNetwork,62.4,0.6912,0.72,2.0204,1.63,0.4,0.35,0.456,0.95,,,,,,,
        MobileNet,3723,0.81,,,,0.7,,,,ImageNet,,,,,Highest,

        """);

    [Theory]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=SUM(A1)", "'=SUM(A1)")]
    public void ToCsv_WithANameThatNeedsQuotes_QuotesIt(string name, string field) =>
        new ComparisonTable([new ComparisonRow { Name = name }]).ToCsv().Should().EndWith($",standing,report\n{field},0,,,,,,,,,,,,,,,\n");

    [Fact]
    public void SaveHtml_WritesAPageWithDrawingAndTable()
    {
        using var folder = new TemporaryFolder();
        Table.SaveHtml(folder["compare.html"], "Seven <recipes>");
        var page = PageText.Page(File.ReadAllText(folder["compare.html"]));
        page.Descendants("h1").Single().Value.Should().Be("Seven <recipes>");
        page.Descendants("tbody").Single().Elements("tr").Select(r => string.Join('|', r.Elements().Select(c => c.Value.Replace('\u00A0', ' ')))).Should().Equal(
            "NeuralNetwork|1:02|69.1 %|72.0 %|2.020|1.630|40.0 %35.0 to 45.6 %|–",
            "MobileNet|1:02:03|81.0 %|–|–|–|70.0 %highest|ImageNet");
        page.OfKind("svg").Select(svg => svg.Attribute("aria-label")!.Value.Replace('\u00A0', ' ')).Last().Should().Be(
            "Accuracy on test and validation images. NeuralNetwork test 69.1 %, validation 72.0 %; MobileNet test 81.0 %, validation –.");
        page.OfKind("svg").First().Attribute("aria-label")!.Value.Replace('\u00A0', ' ').Should().Be(
            "Test scores: NeuralNetwork balanced accuracy 40.0 %, accuracy 69.1 %; MobileNet balanced accuracy 70.0 %, accuracy 81.0 %.");
    }

    [Fact]
    public void SaveSvg_DrawsScoresAndIntervals()
    {
        using var folder = new TemporaryFolder();
        Table.SaveSvg(folder["compare.svg"]);
        var svg = PageText.Svg(File.ReadAllText(folder["compare.svg"]));
        svg.OfKind("line").Should().ContainSingle(l => l.Attribute("class")!.Value == "one", "one row has an interval");
        svg.OfClass("dot-one").Should().HaveCount(3, "two rows and the legend");
        Table.SaveAccuracySvg(folder["bars.svg"]);
        PageText.Svg(File.ReadAllText(folder["bars.svg"])).OfKind("rect").Where(r => r.Attribute("class")!.Value is "f0" or "f1").Select(r => r.Attribute("width")!.Value)
            .Should().Equal("14", "14", "243.3", "253.44", "285.12", "0");
        Table.SaveCsv(folder["compare.csv"]);
        File.ReadAllText(folder["compare.csv"]).Should().Be(Table.ToCsv());
    }

    [Fact]
    public void Constructor_WithBadRows_IsRefused()
    {
        FluentActions.Invoking(() => new ComparisonTable([])).Should().ThrowExactly<ArgumentException>()
            .Which.Message.Should().Be("A comparison needs at least one row, found none. Pass one row per trained model. (Parameter 'rows')");
        FluentActions.Invoking(() => new ComparisonTable([new ComparisonRow { Name = " " }])).Should().ThrowExactly<ArgumentException>()
            .Which.Message.Should().Be("Row 0 of the comparison has no name. Give it the recipe's name. (Parameter 'rows')");
    }

    [Fact]
    public void Standings_WithPredictions_GoByTheDifferenceOnTheSameLesions()
    {
        // Both models are right on 60 of 100 images; the better one on 10 more besides: the intervals overlap, the difference is sure.
        var better = Row("better", i => i % 10 < 7);
        var worse = Row("worse", i => i % 10 < 6);
        var alike = Row("alike", i => i % 10 < 7 ? i > 1 : i is 7 or 8);

        new ComparisonTable([worse, better]).Standings.Should().Equal(ComparisonStanding.Lower, ComparisonStanding.Highest);
        new ComparisonTable([worse with { TestPredictions = null }, better]).Standings.Should().Equal([ComparisonStanding.NotToldApart, ComparisonStanding.Highest], "the intervals overlap");
        new ComparisonTable([alike, better]).Standings.Should().Equal(ComparisonStanding.Highest, ComparisonStanding.Highest);
        new ComparisonTable([better]).Standings.Should().Equal(ComparisonStanding.Unknown);
    }

    [Fact]
    public void ToString_WithAreasSensitivitiesAndMarks_ShowsThem()
    {
        var text = new ComparisonTable(
        [
            new ComparisonRow { Name = "läsion", TestBalancedAccuracy = 0.5, TestBalancedAccuracyInterval = new ConfidenceInterval(0.5, 0.4, 0.6, 0.95), TestMacroRocAuc = 0.9, TestMalignantSensitivity = new ConfidenceInterval(0.8, 0.7, 0.9, 0.95) },
            new ComparisonRow { Name = "b", TestBalancedAccuracy = 0.55, TestBalancedAccuracyInterval = new ConfidenceInterval(0.55, 0.45, 0.65, 0.95) },
            new ComparisonRow { Name = "c", TestBalancedAccuracy = 0.3, TestBalancedAccuracyInterval = new ConfidenceInterval(0.3, 0.2, 0.4, 0.95) },
        ]).ToString();

        text.Should().Be("""
            recipe  time  test acc %  val acc %  test loss  val loss  bal acc %     95 % interval  macro AUC  malignant %  backbone start
            -----------------------------------------------------------------------------------------------------------------------------
            läsion  0:00           -          -          -         -       50.0  ~   40.0 to 60.0      0.900         80.0  -
            b       0:00           -          -          -         -       55.0  *   45.0 to 65.0          -            -  -
            c       0:00           -          -          -         -       30.0      20.0 to 40.0          -            -  -
            * highest balanced accuracy; ~ lower, but these test images do not tell it apart from the highest

            """);
    }

    [Fact]
    public void ToHtml_SaysWhatTheImagesAre()
    {
        ComparisonRow[] rows = [new ComparisonRow { Name = "a", TestBalancedAccuracy = 0.5, TestBalancedAccuracyInterval = new ConfidenceInterval(0.5, 0.4, 0.625, 0.95) }];

        var page = new ComparisonTable(rows) { Data = "drawn <by> a program" }.ToHtml();

        page.Should().Contain("<strong>Images: drawn &lt;by&gt; a program</strong>").And.Contain("<small>40.0 to 62.5\u00A0%</small>");
        new ComparisonTable(rows).ToHtml().Should().NotContain("Images:");
    }

    [Fact]
    public void ToHtml_WithLinks_LeadsToEachReportAndNowhereElse()
    {
        var page = new ComparisonTable([new ComparisonRow { Name = "a", ReportLink = "My Net/report.html" }, new ComparisonRow { Name = "b", ReportLink = "javascript:alert(1)" }]).ToHtml();
        page.Should().Contain("<a href=\"My%20Net/report.html\">a</a>").And.Contain("<a href=\"javascript%3Aalert%281%29\">b</a>");
    }

    private static ComparisonRow Row(string name, Func<int, bool> isRight)
    {
        string[] ids = [.. Enumerable.Range(0, 100).Select(i => $"i{i}")];
        int[] labels = [.. Enumerable.Range(0, 100).Select(i => i % 2)];
        float[] probabilities = [.. labels.SelectMany((label, i) => (label == 0) == isRight(i) ? (float[])[0.9f, 0.1f] : [0.1f, 0.9f])];
        var report = new EvaluationReport(new Predictions(new("t", Dataset.LabelKind.Binary, ["x", "y"]), ids, ids, labels, probabilities));
        return new ComparisonRow { Name = name, TestBalancedAccuracy = report.BalancedAccuracy, TestBalancedAccuracyInterval = report.BalancedAccuracyInterval, TestPredictions = report.Predictions };
    }
}
