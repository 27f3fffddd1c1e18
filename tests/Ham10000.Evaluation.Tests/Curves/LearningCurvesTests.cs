using System.Globalization;
using System.Xml.Linq;

namespace Ham10000.Evaluation.Tests;

public sealed class LearningCurvesTests
{
    [Fact]
    public void ToSvg_DrawsAccuracyLeftAndLossRight()
    {
        var svg = PageText.Svg(Curves([0.5, 0.6, 0.7], [0.4, 0.5, 0.55]).ToSvg());
        svg.OfClass("title").Select(t => t.Value).Should().Equal("Training curves of Cnn", "Accuracy", "Loss");
        var panels = svg.OfKind("g").ToList();
        panels.Select(g => g.Attribute("transform")!.Value).Should().Equal("translate(0 34)", "translate(440 34)");
        foreach (var panel in panels)
        {
            panel.OfKind("polyline").Select(p => p.Attribute("class")!.Value).Should().Equal("one dashed", "two");
            panel.OfKind("text").Select(t => t.Value).Should().Contain(["training", "validation", "epoch", "1", "2", "3"]);
        }

        panels[0].OfKind("text").Select(t => t.Value).Should().Contain(["40\u00A0%", "70\u00A0%"]);
        svg.Attribute("aria-label")!.Value.Should().Be("Training curves of Cnn. Accuracy over 3 epochs: training ends at 70.0 % in epoch 3, validation ends at 55.0 % in epoch 3. "
            + "Loss over 3 epochs: training ends at 1.4000 in epoch 3, validation ends at 1.1000 in epoch 3.");
    }

    [Fact]
    public void ToSvg_OfRisingAccuracy_RisesOnThePage()
    {
        var svg = PageText.Svg(Curves([0.5, 0.6, 0.7], null).ToSvg());
        var points = svg.OfKind("g").First().OfKind("polyline").Single().Attribute("points")!.Value.Split(' ')
            .Select(p => p.Split(',').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray()).ToList();
        points.Select(p => p[0]).Should().BeInAscendingOrder();
        points.Select(p => p[1]).Should().BeInDescendingOrder("y grows downwards");
        points.Should().OnlyContain(p => p[0] >= 58 && p[0] <= 410 && p[1] >= 62 && p[1] <= 250);
    }

    [Fact]
    public void ToSvg_WithoutValidation_HasOneLine()
    {
        var svg = PageText.Svg(Curves([0.5, 0.6], null).ToSvg());
        svg.OfKind("polyline").Should().HaveCount(2);
        svg.OfKind("text").Select(t => t.Value).Should().NotContain("validation");
    }

    [Fact]
    public void ToSvg_OfOneEpoch_DrawsDots()
    {
        var svg = PageText.Svg(Curves([0.5], [0.4]).ToSvg());
        svg.OfKind("polyline").Should().BeEmpty();
        svg.OfClass("dot-one").Should().HaveCount(2);
        svg.OfClass("dot-two").Should().HaveCount(2);
    }

    [Fact]
    public void ToSvg_WithANaN_LeavesAGap()
    {
        var svg = PageText.Svg(Curves([0.5, 0.6, double.NaN, 0.7, 0.8], null).ToSvg());
        svg.OfKind("g").First().OfKind("polyline").Select(p => p.Attribute("points")!.Value.Split(' ').Length).Should().Equal(2, 2);
        var nothing = PageText.Svg(Curves([double.NaN, double.PositiveInfinity], null).ToSvg());
        nothing.OfKind("text").Select(t => t.Value).Should().Contain("no values to draw");
    }

    [Fact]
    public void ToSvg_OfPhasesAndRates_DrawsBoth()
    {
        var curves = Curves([0.5, 0.6, 0.7, 0.8], null);
        curves = curves with { Epochs = [.. curves.Epochs.Select((e, i) => e with { Phase = i < 2 ? "<head>" : "whole", LearningRate = i == 3 ? 0 : Math.Pow(10, -3 - i) })] };
        var panels = PageText.Svg(curves.ToSvg()).OfKind("g").ToList();
        panels.Select(p => p.OfClass("title").Single().Value).Should().Equal("Accuracy", "Loss", "Learning rate");
        foreach (var panel in panels)
        {
            panel.OfClass("phase").Should().ContainSingle("the first phase begins where the axis does").Which.Value.Should().Be("phase whole from epoch 3");
            panel.OfKind("text").Select(t => t.FirstNode!.ToString()).Should().Contain(["&lt;head&gt;", "whole"]);
        }

        panels[2].OfKind("text").Select(t => t.Value).Should().Contain(["0.001", "0.0001", "1e-5"]);
        panels[2].OfKind("polyline").Single().Attribute("points")!.Value.Split(' ').Select(p => p.Split(',')[1]).Should().Equal(["62", "250"], "equal factors are equal steps, and a rate of 0 has no place");
    }

    [Fact]
    public void SaveHtml_WritesAPageWithTheNumbers()
    {
        using var folder = new TemporaryFolder();
        var path = folder["new", "curves.html"];
        var curves = Curves([0.5, double.NaN], [0.4, 0.5]) with { Title = "<script>alert('&\")</script>\u0001" };
        curves.SaveHtml(path);
        curves.SaveHtml(path);
        Directory.GetFiles(folder["new"]).Should().Equal([path], "nothing temporary stays");
        var page = PageText.Page(File.ReadAllText(path));
        page.Descendants("h1").Single().Value.Should().Be("Training curves of <script>alert('&\")</script>\uFFFD");
        page.Descendants("tbody").Single().Elements("tr").Select(Cells).Should().BeEquivalentTo((string[][])
        [
            ["1", "0.001", "2.5", "50.0\u00A0%", "40.0\u00A0%", "25.0\u00A0%", "–", "1.000", "0.800"],
            ["2", "0.001", "2.5", "–", "50.0\u00A0%", "25.0\u00A0%", "–", "–", "1.000"],
        ]);
    }

    [Fact]
    public void SaveSvg_WritesTheDrawing()
    {
        using var folder = new TemporaryFolder();
        var curves = Curves([0.5], null);
        curves.SaveSvg(folder["curves.svg"]);
        File.ReadAllText(folder["curves.svg"]).Should().Be(curves.ToSvg());
    }

    [Fact]
    public void Saving_WhatCannotBeDrawn_IsRefusedAndWritesNothing()
    {
        using var folder = new TemporaryFolder();
        FluentActions.Invoking(() => new LearningCurves().SaveSvg(folder["x.svg"])).Should().ThrowExactly<InvalidOperationException>()
            .Which.Message.Should().Be("These learning curves have no epoch, so there is nothing to draw. Save them after at least one epoch of training.");
        var twice = new LearningCurves { Epochs = [new EpochRecord { Epoch = 2 }, new EpochRecord { Epoch = 2 }] };
        FluentActions.Invoking(() => twice.SaveHtml(folder["x.html"])).Should().ThrowExactly<InvalidOperationException>()
            .Which.Message.Should().Be("Epoch 2 follows epoch 2. Expected epochs in ascending order, none twice.");
        Directory.GetFileSystemEntries(folder.FullName).Should().BeEmpty();
    }

    internal static LearningCurves Curves(double[] training, double[]? validation) => new()
    {
        Title = "Cnn",
        Epochs =
        [
            .. training.Select((t, i) => new EpochRecord
            {
                Epoch = i + 1, LearningRate = 1e-3, Seconds = 2.5, TrainingAccuracy = t, TrainingLoss = 2 * t, TrainingBalancedAccuracy = 0.25,
                ValidationAccuracy = validation?[i], ValidationLoss = 2 * validation?[i],
            }),
        ],
    };

    private static string[] Cells(XElement row) => [.. row.Elements().Select(c => c.Value)];
}
