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
        recipe            time  test acc %  val acc %  test loss  val loss  bal acc %  95 % interval  backbone start
        ------------------------------------------------------------------------------------------------------------
        NeuralNetwork     1:02        69.1       72.0      2.020     1.630       40.0   35.0 to 45.6  -
        MobileNet      1:02:03        81.0          -          -         -       70.0              -  ImageNet

        """);

    [Fact]
    public void ToCsv_HasFullPrecisionAndEmptyFieldsForTheUnknown() => Table.ToCsv().Should().Be("""
        name,seconds,test_accuracy,validation_accuracy,test_loss,validation_loss,test_balanced_accuracy,interval_lower,interval_upper,interval_level,backbone_start
        NeuralNetwork,62.4,0.6912,0.72,2.0204,1.63,0.4,0.35,0.456,0.95,
        MobileNet,3723,0.81,,,,0.7,,,,ImageNet

        """);

    [Theory]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=SUM(A1)", "'=SUM(A1)")]
    public void ToCsv_WithANameThatNeedsQuotes_QuotesIt(string name, string field) =>
        new ComparisonTable([new ComparisonRow { Name = name }]).ToCsv().Should().EndWith($"interval_level,backbone_start\n{field},0,,,,,,,,,\n");

    [Fact]
    public void SaveHtml_WritesAPageWithDrawingAndTable()
    {
        using var folder = new TemporaryFolder();
        Table.SaveHtml(folder["compare.html"], "Seven <recipes>");
        var page = PageText.Page(File.ReadAllText(folder["compare.html"]));
        page.Descendants("h1").Single().Value.Should().Be("Seven <recipes>");
        page.Descendants("tbody").Single().Elements("tr").Select(r => string.Join('|', r.Elements().Select(c => c.Value.Replace('\u00A0', ' ')))).Should().Equal(
            "NeuralNetwork|1:02|69.1 %|72.0 %|2.020|1.630|40.0 %|35.0 to 45.6 %|–",
            "MobileNet|1:02:03|81.0 %|–|–|–|70.0 %|–|ImageNet");
        page.OfKind("svg").Single().Attribute("aria-label")!.Value.Replace('\u00A0', ' ').Should().Be(
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
}
