using Ham10000.Dataset;

namespace Ham10000.Evaluation.Tests.Documentation;

/// <summary>Runs the code of docs/uncertainty.md, block by block.</summary>
[Collection(TorchTests.Name)]
public sealed class UncertaintyGuideTests(SmallSample sample) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _before = Environment.CurrentDirectory;

    [Fact]
    public void EveryScore_HasItsInterval()
    {
        var predictions = Predictions(oneIn: 3);

        var scores = ScoreIntervals.Of(predictions);
        Console.WriteLine(scores.BalancedAccuracy);
        Console.WriteLine(scores.Classes[(int)Diagnosis.Mel].Recall);
        Console.WriteLine(scores);

        scores.Classes.Should().HaveCount(7);
    }

    [Fact]
    public void Options_AreTheCallers()
    {
        var predictions = Predictions(oneIn: 3);

        var options = new BootstrapOptions { Resamples = 10_000, Level = 0.99, Seed = 1, Method = BootstrapMethod.BiasCorrectedAccelerated };
        var interval = Bootstrap.BalancedAccuracy(predictions, options);

        interval.Level.Should().Be(0.99);
        (interval.Lower < interval.Estimate && interval.Estimate < interval.Upper).Should().BeTrue();
    }

    [Fact]
    public void OwnScores_HaveIntervals()
    {
        var predictions = Predictions(oneIn: 3);

        var missed = Bootstrap.Interval(predictions, m => 1 - ((double)m[4, 4] / m.Support(4)));
        var loss = Bootstrap.Interval(predictions, new LogLoss());

        missed.Upper.Should().BeLessThanOrEqualTo(1);
        loss.Lower.Should().BeGreaterThan(0);
    }

    [Fact]
    public void TwoModels_AreCompared()
    {
        var best = Predictions(oneIn: 5);
        var mobileNet = Predictions(oneIn: 2);

        var difference = PairedBootstrap.BalancedAccuracy(best, mobileNet);
        Console.WriteLine(difference);
        Console.WriteLine(difference.IsFirstBetter);
        var lossDifference = PairedBootstrap.Interval(best, mobileNet, new LogLoss());

        difference.Difference.Estimate.Should().BePositive();
        lossDifference.HigherIsBetter.Should().BeFalse();

        var test = McNemar.Test(best, mobileNet);
        Console.WriteLine(test);

        test.OnlyFirstRight.Should().BeGreaterThan(test.OnlySecondRight);
    }

    [Fact]
    public void Trainings_HaveASpread()
    {
        var spread = ScoreSpread.Of([0.78, 0.81, 0.76, 0.80, 0.79]);
        Console.WriteLine(spread);

        spread.ToString().Should().Be("0.788 ± 0.019 (0.760 to 0.810, 5 folds)");
    }

    [Fact]
    public void Groups_AreJudgedApart()
    {
        Environment.CurrentDirectory = _folder.FullName;
        var split = sample.Split;
        var predictions = Predictions(oneIn: 3);

        var groups = SubgroupTable.Of(predictions, split.Test);
        Console.WriteLine(groups);
        groups.SaveCsv("groups.csv");
        foreach (var group in groups.Groups.Where(group => group.Kind == SubgroupKind.Sex && group.Warning is null))
        {
            Console.WriteLine($"{group.Name}: melanomas and other malignant lesions found {group.MalignantSensitivity}");
        }

        File.ReadAllLines("groups.csv").Should().HaveCount(groups.Groups.Count + 1);

        var coarse = SubgroupTable.Of(predictions, split.Test, new SubgroupOptions
        {
            AgeBounds = [50],
            MinimumLesions = 100,
            Bootstrap = new BootstrapOptions { Resamples = 10_000 },
        });
        foreach (var gap in coarse.Gaps)
        {
            Console.WriteLine(gap);
        }

        coarse.Groups.Where(group => group.Kind == SubgroupKind.Age).Select(group => group.Name).Should().BeSubsetOf(["under 50", "50 and over", "unknown"]);
        coarse.Gaps.Should().BeEmpty("no group of the sample has 100 lesions");
    }

    public void Dispose()
    {
        Environment.CurrentDirectory = _before;
        _folder.Dispose();
    }

    /// <summary>Right about all images but one in so many.</summary>
    private Predictions Predictions(int oneIn)
    {
        var records = sample.Split.Test.Records;
        var probabilities = new float[records.Count * 7];
        for (var i = 0; i < records.Count; i++)
        {
            probabilities[(i * 7) + (((int)records[i].Diagnosis + (i % oneIn == 0 ? 1 : 0)) % 7)] = 1;
        }

        return new Predictions(LabelSchema.Diagnoses, [.. records.Select(r => r.ImageId)], [.. records.Select(r => r.LesionId)], [.. records.Select(r => (int)r.Diagnosis)], probabilities);
    }
}
