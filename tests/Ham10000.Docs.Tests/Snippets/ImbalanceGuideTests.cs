using Ham10000.Dataset;

namespace Ham10000.Docs.Tests.Snippets;

/// <summary>The code of docs/imbalance.md.</summary>
[Collection(OneAtATime.Name)]
public sealed class ImbalanceGuideTests : WorkingFolder
{
    [Fact]
    public void Weights()
    {
        HamSample.Create("sample", images: 140, seed: 1, new HamSampleOptions { Balanced = false });
        using var data = HamDataset.Open("sample");
        var split = data.Split(SplitOptions.ByLesion(train: 0.7, validation: 0.1, test: 0.2, seed: 1));

        var weights = ClassWeights.Balanced(split.Train);
        Console.WriteLine(weights);
        Console.WriteLine(ClassWeights.SquareRoot(split.Train));
        Console.WriteLine(ClassWeights.EffectiveNumber(split.Train, beta: 0.999));

        weights.Values[(int)Diagnosis.Nv].Should().Be(weights.Values.Min());
    }

    [Fact]
    public void Draws()
    {
        HamSample.Create("sample", images: 140, seed: 1, new HamSampleOptions { Balanced = false });
        using var data = HamDataset.Open("sample");
        var split = data.Split(SplitOptions.ByLesion(train: 0.7, validation: 0.1, test: 0.2, seed: 1));
        var preprocessing = new Preprocessing { Height = 50, Width = 63 }.Fit(split.Train);

        using var loader = new BatchLoader(split.Train, preprocessing, new LoaderOptions
        {
            BatchSize = 32,
            Sampling = Sampling.ClassBalanced(),
            Augmentation = Augmentation.Standard,
            Seed = 123,
        });
        Console.WriteLine($"{loader.ImagesPerEpoch} images in {loader.StepsPerEpoch} steps: {string.Join(", ", loader.ClassCountsOf(epoch: 0))}");

        loader.ClassCountsOf(0).Should().OnlyContain(n => n == split.Train.Count / 7 || n == split.Train.Count / 7 + 1);
    }

    [Fact]
    public void Copies()
    {
        HamSample.Create("sample", images: 140, seed: 1, new HamSampleOptions { Balanced = false });
        using var data = HamDataset.Open("sample");
        var split = data.Split(SplitOptions.ByLesion(train: 0.7, validation: 0.1, test: 0.2, seed: 1));

        var balanced = split.BalanceTraining("balanced", new BalanceOptions { ImagesPerClass = 40, Height = 100, Width = 125 });
        Console.WriteLine(balanced.Balance);

        balanced.Balance!.LeakedTestImages.Should().Be(0);
        using var opened = HamDataset.Open("balanced");
        opened.Records.Count(r => r.CopyOf is not null).Should().Be(balanced.Balance.Copies);
        opened.Split(SplitOptions.ByLesion(train: 0.7, validation: 0.1, test: 0.2, seed: 1)).Leakage.Test.Copies.Sum().Should().Be(0);
    }

    [Fact]
    public void BeforeTheSplit()
    {
        HamSample.Create("sample", images: 140, seed: 1, new HamSampleOptions { Balanced = false });
        using var data = HamDataset.Open("sample");

        var leaky = data.BalanceBeforeSplit("leaky", BalanceOptions.Published with { TotalImages = 350 });
        Console.WriteLine(leaky.Balance);
        Console.WriteLine($"{leaky.Balance!.LeakedTestImages} of {leaky.Test.Count} test images were seen in training, as another copy.");

        leaky.Balance.LeakedTestImages.Should().BeGreaterThan(leaky.Test.Count / 2);
    }
}
