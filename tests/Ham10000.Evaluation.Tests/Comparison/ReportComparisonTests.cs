using System.Text.Json;
using Ham10000.Dataset;

namespace Ham10000.Evaluation.Tests;

public sealed class ReportComparisonTests
{
    private const int Count = 120;
    private static readonly LabelSchema Schema = new("t", LabelKind.Multiclass, ["a", "melanoma suspect", "c"]);
    private static readonly ReportCompareOptions Few = new() { Bootstrap = new BootstrapOptions { Resamples = 300, Seed = 4 } };

    // The better model is right on seven of ten images, the worse on five of the same.
    private static readonly Report Better = Run("better", i => i % 10 < 7);
    private static readonly Report Worse = Run("worse", i => i % 10 < 5);

    [Fact]
    public void Compare_Scores_AreThoseOfThePairedBootstrap()
    {
        var comparison = Report.Compare(Better, Worse, Few);

        var (one, two) = (Better.Test.Predictions, Worse.Test.Predictions);
        comparison.BalancedAccuracy.Should().Be(PairedBootstrap.BalancedAccuracy(one, two, Few.Bootstrap));
        comparison.Scores.Single(s => s.Name == "accuracy").Value.Should().Be(PairedBootstrap.Interval(one, two, m => m.Accuracy, Few.Bootstrap));
        Close(comparison.Scores.Single(s => s.Name == "macro ROC AUC").Value, PairedBootstrap.Interval(one, two, new RocAuc(), Few.Bootstrap));
        Close(comparison.Scores.Single(s => s.Name == "log loss").Value, PairedBootstrap.Interval(one, two, new LogLoss(), Few.Bootstrap));
        comparison.Scores.Where(s => !s.Value.HigherIsBetter).Select(s => s.Name).Should().Equal("log loss", "Brier score", "expected calibration error");
        for (var c = 0; c < 3; c++)
        {
            var k = c;
            double Recall(ConfusionMatrix m) => m.Support(k) == 0 ? double.NaN : (double)m[k, k] / m.Support(k);
            comparison.Recalls[c].Value.Should().Be(PairedBootstrap.Interval(one, two, Recall, Few.Bootstrap));
            comparison.Recalls[c].Simultaneous.Should().Be(PairedBootstrap.Interval(one, two, Recall, Few.Bootstrap with { Level = 1 - (0.05 / 3) }).Difference);
        }

        comparison.Verdict.Should().Be("better has the higher balanced accuracy.");
        Report.Compare(Worse, Better, Few).Verdict.Should().Be("better has the higher balanced accuracy.");
        Report.Compare(Better, Better, Few).Verdict.Should().Be("These images show no difference in balanced accuracy; that does not show that there is none.");
    }

    [Fact]
    public void Compare_CountsWhoIsRightWhere()
    {
        var comparison = Report.Compare(Better, Worse, Few);

        comparison.Agreement.Sum(a => a.BothRight).Should().Be(60);
        comparison.Agreement.Sum(a => a.OnlyFirstRight).Should().Be(24);
        comparison.Agreement.Sum(a => a.OnlySecondRight).Should().Be(0);
        comparison.Agreement.Sum(a => a.BothWrong).Should().Be(36);
        comparison.Agreement.Select(a => a.Images).Should().Equal(40, 40, 40);
    }

    [Fact]
    public void Compare_NamesSettingsAndVersionsThatDiffer()
    {
        var first = Better with { Settings = [new("BatchSize", "10"), new("Seed", "1"), new("Loss", "focal")], Versions = [new("torch", "1"), new("commit", "x")] };
        var second = Worse with { Settings = [new("Seed", "1"), new("BatchSize", "20"), new("Balance", "yes")], Versions = [new("torch", "2"), new("commit", "x")] };

        var comparison = Report.Compare(first, second, Few);

        comparison.Settings.Should().Equal(new SettingDifference("BatchSize", "10", "20"), new SettingDifference("Loss", "focal", null), new SettingDifference("Balance", null, "yes"));
        comparison.Versions.Should().Equal(new SettingDifference("torch", "1", "2"));
    }

    [Fact]
    public void Compare_InAnotherOrder_IsTheSame()
    {
        int[] turned = [.. Enumerable.Range(0, Count).Reverse()];
        var shuffled = Run("worse", i => i % 10 < 5, turned);
        Report.Compare(Better, shuffled, Few).Scores.Should().Equal(Report.Compare(Better, Worse, Few).Scores);
    }

    [Fact]
    public void Compare_OfOtherImages_IsRefusedUnlessAskedFor()
    {
        var other = Run("other", i => i % 10 < 5, [.. Enumerable.Range(30, Count)]);

        FluentActions.Invoking(() => Report.Compare(Better, other, Few)).Should().ThrowExactly<ArgumentException>().Which.Message.Should().Be(
            "The first run was tested on 120 images, the second on 120, and 90 of them are the same. Test both models on the same images, or set ReportCompareOptions.SharedImagesOnly to compare them on those. (Parameter 'second')");

        var comparison = Report.Compare(Better, other, Few with { SharedImagesOnly = true });
        (comparison.FirstPredictions.Count, comparison.OnlyInFirst, comparison.OnlyInSecond).Should().Be((90, 30, 30));
        comparison.FirstPredictions.ImageIds.Should().Equal(comparison.SecondPredictions.ImageIds).And.Equal(Better.Test.Predictions.ImageIds.Skip(30));
        comparison.Warnings.Should().Equal("The runs were tested on different images. Compared are the 90 that both were tested on; left out are 30 of the first and 30 of the second, so that scores here differ from those of the reports.");
        comparison.Agreement.Sum(a => a.Images).Should().Be(90);
    }

    [Fact]
    public void Compare_WithoutASharedImageOrWithOtherLabels_IsRefused()
    {
        var none = Run("none", _ => true, [.. Enumerable.Range(1000, 30)]);
        FluentActions.Invoking(() => Report.Compare(Better, none, Few with { SharedImagesOnly = true })).Should().ThrowExactly<ArgumentException>().Which.Message.Should().Be(
            "The first run was tested on 120 images, the second on 30, and 0 of them are the same. Test both models on the same images. (Parameter 'second')");

        var moved = Run("moved", _ => true, [.. Enumerable.Range(0, Count)], shift: 1);
        FluentActions.Invoking(() => Report.Compare(Better, moved, Few)).Should().ThrowExactly<ArgumentException>().Which.Message.Should().Be(
            "Image 'i0' is a in the first predictions and melanoma suspect in the second. Compare two models on the same images. (Parameter 'second')");
    }

    [Fact]
    public void Compare_WithBadOptions_NamesAll() =>
        FluentActions.Invoking(() => Report.Compare(Better, Worse, new ReportCompareOptions { Bootstrap = new BootstrapOptions { Resamples = 0, Level = 2 }, FirstName = null! })).Should().ThrowExactly<ArgumentException>()
            .Which.Message.Should().Be("Resamples is 0, expected at least 1. Level is 2, expected a number between 0 and 1, e.g. 0.95. FirstName or SecondName is null, expected a text, or an empty one for the report's title. (Parameter 'options')");

    [Fact]
    public void Compare_OfRunsWithOneName_TellsThemApart()
    {
        var comparison = Report.Compare(Better, Worse with { Title = "better" }, Few);
        (comparison.FirstName, comparison.SecondName).Should().Be(("better (first)", "better (second)"));
        var named = Report.Compare(Better with { Title = "" }, Worse, Few with { SecondName = "last week" });
        (named.FirstName, named.SecondName).Should().Be(("first", "last week"));
    }

    [Fact]
    public void Compare_OfOtherTrainingImages_Warns()
    {
        var first = Better with { Parts = [new PartSummary("train", 5, 5, [5, 0, 0]) { Fingerprint = "x" }] };
        var second = Worse with { Parts = [new PartSummary("train", 5, 5, [5, 0, 0]) { Fingerprint = "y" }] };
        Report.Compare(first, second, Few).Warnings.Should().Equal("The runs were trained on different images. What differs may be the images, not the method.");
        Report.Compare(first, first, Few).Warnings.Should().BeEmpty();
    }

    [Fact]
    public void ToString_AlignsLongNamesAndSaysWhatToThinkOfSeveralIntervals()
    {
        var text = Report.Compare(Better with { Settings = [new("Seed", "1")] }, Worse, Few).ToString();

        text.Should().StartWith("better against worse: 120 images of 60 lesions\nbetter has the higher balanced accuracy.\n\nbalanced accuracy           0.700 against 0.500: +0.200 (95 % interval ");
        text.Should().Contain("""
            class             images  both right  only first  only second  both wrong
            a                     40          20           8            0          12
            melanoma suspect      40          20           8            0          12
            c                     40          20           8            0          12
            McNemar: 24 images right by the first alone, 0 by the second alone: p 
            """.TrimEnd());
        text.Should().Contain("\n\nSeed: 1 | not stated\nevaluation views: not stated | none\n");
        text.Should().Contain("Each interval stands for itself: of 3 classes that did not differ, 0.15 would seem to on average. All classes at once: ");
    }

    [Fact]
    public void ToJson_HoldsEveryDifference()
    {
        var comparison = Report.Compare(Better, Worse, Few);
        var json = JsonDocument.Parse(comparison.ToJson()).RootElement;

        json.GetProperty("format").GetString().Should().Be("ham10000.comparison/1");
        json.GetProperty("scores").EnumerateArray().Select(s => s.GetProperty("name").GetString()).Should().Equal(comparison.Scores.Select(s => s.Name));
        var difference = json.GetProperty("scores")[0].GetProperty("value").GetProperty("difference");
        difference.GetProperty("lower").GetDouble().Should().Be(comparison.BalancedAccuracy.Difference.Lower);
        json.GetProperty("recalls")[2].GetProperty("simultaneous").GetProperty("upper").GetDouble().Should().Be(comparison.Recalls[2].Simultaneous!.Upper);
        json.GetProperty("mcNemar").GetProperty("pValue").GetDouble().Should().Be(McNemar.Test(Better.Test.Predictions, Worse.Test.Predictions).PValue);
        json.GetProperty("agreement")[1].GetProperty("onlyFirstRight").GetInt32().Should().Be(8);
    }

    private static void Close(PairedDifference found, PairedDifference expected)
    {
        foreach (var (one, other) in new[] { (found.First, expected.First), (found.Second, expected.Second), (found.Difference, expected.Difference) })
        {
            one.Estimate.Should().BeApproximately(other.Estimate, 1e-12);
            one.Lower.Should().BeApproximately(other.Lower, 1e-12);
            one.Upper.Should().BeApproximately(other.Upper, 1e-12);
        }
    }

    private static Report Run(string title, Func<int, bool> isRight, int[]? numbers = null, int shift = 0)
    {
        numbers ??= [.. Enumerable.Range(0, Count)];
        int[] labels = [.. numbers.Select(i => (i + shift) % 3)];
        var probabilities = numbers.SelectMany((i, k) => Enumerable.Range(0, 3).Select(c => c == (isRight(i) ? labels[k] : (labels[k] + 1) % 3) ? 0.5f + (0.004f * (i % 50)) : 0.25f - (0.002f * (i % 50)))).ToArray();
        var predictions = new Predictions(Schema, [.. numbers.Select(i => $"i{i}")], [.. numbers.Select(i => $"l{i / 2}")], labels, probabilities);
        return Report.Of(new EvaluationReport(predictions), options: new ReportOptions { Title = title, HasIntervals = false });
    }
}
