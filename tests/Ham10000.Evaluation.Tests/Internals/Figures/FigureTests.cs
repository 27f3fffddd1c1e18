using System.Globalization;
using System.Xml.Linq;

namespace Ham10000.Evaluation.Tests;

public sealed class FigureTests
{
    public static TheoryData<int, int, int> Data => new() { { 2, 1, 1 }, { 2, 2, 2 }, { 7, 210, 7 }, { 7, 20, 1 }, { 12, 120, 12 } };

    [Theory]
    [MemberData(nameof(Data))]
    public void ReportFigures_OfAnyData_AreWholeAndInsideTheirFrame(int classes, int images, int present)
    {
        var names = Enumerable.Range(0, classes).Select(c => $"class {c}").ToArray();
        foreach (var (name, svg) in Figures(MadeUpRun.Predictions(names, images, present)))
        {
            name.Should().EndWith(".svg");
            var root = PageText.Svg(svg);
            root.Attribute("aria-label")!.Value.Length.Should().BeGreaterThan(20);
            svg.Length.Should().BeLessThan(120_000, name);
            Inside(root, name);
        }
    }

    [Fact]
    public void ReportFigures_OfAFullReport_AreAll() => Figures(MadeUpRun.Predictions(["mel", "nv"], 40)).Select(f => f.FileName).Should().Equal(
        "confusion-matrix.svg", "class-recall.svg", "roc.svg", "precision-recall.svg", "reliability.svg", "risk-coverage.svg", "subgroups.svg", "training-curves.svg");

    [Fact]
    public void ReportFigures_OfHostileNames_EscapeAndShortenThem()
    {
        foreach (var (name, svg) in Figures(MadeUpRun.Predictions(MadeUpRun.Hostile, 40)))
        {
            var root = PageText.Svg(svg);
            Inside(root, name);
            root.OfKind("text").Select(Shown).Where(text => text.Length > 60).Should().BeEmpty(name);
        }
    }

    [Fact]
    public void Confusion_SaysEveryCellInNumbersAndWords()
    {
        var matrix = new ConfusionMatrix(["mel", "nv", "df"]);
        matrix.Add(0, 0, 1234);
        matrix.Add(0, 1, 1);
        matrix.Add(1, 1, 3);
        var svg = PageText.Svg(new ConfusionFigure(matrix).ToSvg());
        var cells = svg.OfKind("rect").Where(r => r.Attribute("fill-opacity") is not null).ToList();
        cells.Select(c => c.Attribute("class")!.Value).Should().Equal("right", "wrong", "wrong", "wrong", "right", "wrong", "wrong", "wrong", "right");
        cells[1].Value.Should().Be("1 of 1,235 images of mel called nv (0.1\u00A0%)");
        cells[6].Value.Should().Be("0 of 0 images of df called mel");
        svg.Attribute("aria-label")!.Value.Should().Be("Confusion matrix. Of 1,235 images of mel, 1,234 were called so and 1 nv. Of 3 images of nv, 3 were called so. No image of df.");
    }

    [Fact]
    public void Roc_TellsClassesApartWithoutColour()
    {
        var names = Enumerable.Range(0, 14).Select(c => $"class {c}").ToArray();
        var report = MadeUpRun.Report(MadeUpRun.Predictions(names, 140));
        var svg = PageText.Svg(new RocFigure(CurveSet.Of(report).Roc).ToSvg());
        svg.OfKind("polyline").Select(p => p.Attribute("class")!.Value).Should().HaveCount(14).And.OnlyHaveUniqueItems();
        svg.OfKind("text").Select(Shown).Should().Contain("0.875 (0.750 to 1.000)").And.Contain("area under the curve (95\u00A0% interval); dotted: chance");
        svg.Attribute("aria-label")!.Value.Should().Contain("class 0 0.875 (0.750 to 1.000), as decided sensitivity");
    }

    [Fact]
    public void Roc_LiesInTheUnitSquareAsDrawn()
    {
        var curve = new RocCurve { FalsePositiveRates = [0, 0, 0.5, 1], TruePositiveRates = [0, 0.5, 1, 1], Thresholds = [double.PositiveInfinity, 0.9, 0.5, 0.1], Area = 0.875, Positives = 2, Negatives = 2 };
        var svg = PageText.Svg(new RocFigure([new ClassCurve<RocCurve>("mel", 4, curve, null)]).ToSvg());
        svg.OfKind("polyline").Single().Attribute("points")!.Value.Should().Be("58,350 58,180 228,10 398,10");
        svg.OfKind("polyline").Single().Value.Should().Be("mel: 0.875");
        svg.OfClass("hit").First().Value.Should().Be("mel from probability –: sensitivity 0.0\u00A0%, specificity 100.0\u00A0%");
    }

    [Fact]
    public void PrecisionRecall_IsDrawnInSteps()
    {
        var curve = new PrecisionRecallCurve { Precisions = [0.5, 1, 1], Recalls = [1, 0.5, 0], Thresholds = [0.25, 0.75], AveragePrecision = 0.75, Positives = 2, Count = 4 };
        var svg = PageText.Svg(new PrecisionRecallFigure([new ClassCurve<PrecisionRecallCurve>("mel", 0, curve, null)]).ToSvg());
        svg.OfKind("polyline").Single().Attribute("points")!.Value.Should().Be("398,180 228,180 228,10 58,10", "average precision is the area below the steps");
        svg.OfKind("title").Select(t => t.Value).Should().Contain("mel: 50.0\u00A0% of the images have it, the precision of calling every image so");
    }

    [Fact]
    public void Reliability_DrawsEveryBinThatHasImages()
    {
        var curve = new ReliabilityCurve { Bins = [new(0, 0.5, 0, double.NaN, double.NaN), new(0.5, 1, 1200, 0.75, 0.5)], ExpectedCalibrationError = 0.25, MaximumCalibrationError = 0.25 };
        var svg = PageText.Svg(new ReliabilityFigure(curve, null).ToSvg());
        svg.OfClass("dot-one").Single().Value.Should().Be("1,200 images with probability 50 to 100\u00A0%: mean probability 75.0\u00A0%, right 50.0\u00A0%");
        svg.OfClass("bar").Should().HaveCount(2, "a rate and a count");
        svg.Attribute("aria-label")!.Value.Should().Contain("Expected calibration error 25.0\u00A0%.");
    }

    [Fact]
    public void RiskCoverage_IsDrawnToItsHighestRisk()
    {
        var predictions = MadeUpRun.Predictions(["mel", "nv"], 200);
        var curve = RiskCoverageCurve.Of(predictions);
        var svg = PageText.Svg(new RiskCoverageFigure(curve, null).ToSvg());
        var last = svg.OfKind("polyline").Single().Attribute("points")!.Value.Split(' ')[^1].Split(',').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray();
        var top = curve.Risks.Where((_, i) => curve.Coverages[i] >= 0.05).Max() is var highest and > 0.2 ? highest > 0.5 ? 1 : 0.5 : 0.2;
        last[0].Should().Be(398, "all images are decided on");
        last[1].Should().BeApproximately(350 - (340 * curve.Risks[^1] / top), 0.1);
        svg.Attribute("aria-label")!.Value.Should().Contain($"{curve.Risks[^1] * 100:0.0}\u00A0% wrong among the surest 100.0\u00A0%");
    }

    [Fact]
    public void Differences_AreDrawnAroundZero()
    {
        var figure = ForestFigure.Differences("First less second", [("balanced accuracy", new(0.066, 0.021, 0.11, 0.95)), ("accuracy", new(double.NaN, double.NaN, double.NaN, 0.95))]);
        var svg = PageText.Svg(figure.ToSvg());
        svg.OfClass("mid").Select(t => t.Value).Should().StartWith(["−20", "−10", "0", "+10", "+20"]);
        var positions = svg.OfClass("grid").Select(l => double.Parse(l.Attribute("x1")!.Value, CultureInfo.InvariantCulture)).ToArray();
        double.Parse(svg.OfClass("dot-one").Single().Attribute("cx")!.Value, CultureInfo.InvariantCulture)
            .Should().BeApproximately(positions[2] + ((positions[4] - positions[2]) * 0.066 / 0.2), 0.02);
        svg.Attribute("aria-label")!.Value.Should().Be("First less second. difference in points: balanced accuracy +6.6 (+2.1 to +11.0); accuracy undefined.");
    }

    private static IReadOnlyList<(string FileName, string Svg)> Figures(Predictions predictions)
    {
        var report = MadeUpRun.Report(predictions);
        return ReportFigures.Of(report);
    }

    private static string Shown(XElement text) => string.Concat(text.Nodes().OfType<XText>().Select(t => t.Value));

    private static void Inside(XElement svg, string name)
    {
        var size = svg.Attribute("viewBox")!.Value.Split(' ').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray();
        foreach (var attribute in svg.Descendants().Attributes())
        {
            if (attribute.Name.LocalName is "x" or "x1" or "x2" or "cx" or "width")
            {
                double.Parse(attribute.Value, CultureInfo.InvariantCulture).Should().BeInRange(0, attribute.Parent == svg ? size[2] * 2 : size[2], $"{attribute} of {name}");
            }
            else if (attribute.Name.LocalName is "y" or "y1" or "y2" or "cy" or "height")
            {
                double.Parse(attribute.Value, CultureInfo.InvariantCulture).Should().BeInRange(0, attribute.Parent == svg ? size[3] * 2 : size[3], $"{attribute} of {name}");
            }
        }
    }
}
