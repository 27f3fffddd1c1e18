namespace Ham10000.Dataset.Tests;

public class SamplingTests
{
    private static readonly int[] Ham = [327, 514, 1099, 115, 1113, 6705, 142];

    [Fact]
    public void ImagesPerEpoch_OfHam10000_IsKnownBeforehand()
    {
        var set = Sets.Of(Ham);

        Sampling.EveryImage.ImagesPerEpoch(set).Should().Be(10_015);
        Sampling.Oversample.ImagesPerEpoch(set).Should().Be(7 * 6705);
        Sampling.Undersample.ImagesPerEpoch(set).Should().Be(7 * 115);
        Sampling.ClassBalanced().ImagesPerEpoch(set).Should().Be(10_015);
        Sampling.SquareRoot(5000).ImagesPerEpoch(set).Should().Be(5000);
        Sampling.WeightedByClass([1, 1, 1, 1, 1, 1, 1], 20_000).ImagesPerEpoch(set).Should().Be(20_000);
    }

    [Fact]
    public void Undersample_AsManyEpochsAsTheSmallestClassGoesIntoTheLargest_ShowsEveryImage()
    {
        var epochs = new SampledEpochs(Sampling.Undersample, [10, 4, 0, 23], seed: 5);

        var first = epochs.Draw(0);
        var seen = Enumerable.Range(0, 6).SelectMany(epochs.Draw).ToList();

        first.Should().OnlyHaveUniqueItems().And.HaveCount(12);
        seen.Distinct().Should().HaveCount(37);
        epochs.Draw(6).Should().NotEqual(first, "a new cycle has an order of its own");
    }

    [Fact]
    public void Oversample_TheImagesDrawnOnceMore_MoveOnFromEpochToEpoch()
    {
        var epochs = new SampledEpochs(Sampling.Oversample, [10, 25], seed: 5);

        int[][] more = [.. Enumerable.Range(0, 2).Select(epoch => epochs.Draw(epoch).Where(i => i < 10).GroupBy(i => i).Where(g => g.Count() == 3).Select(g => g.Key).ToArray())];

        more.Select(m => m.Length).Should().Equal(5, 5);
        more.SelectMany(m => m).Should().BeEquivalentTo(Enumerable.Range(0, 10));
    }

    [Fact]
    public void ClassBalanced_ALargeClass_TakesTurnsOverTheEpochs()
    {
        var epochs = new SampledEpochs(Sampling.ClassBalanced(20), [3, 40], seed: 1);

        Enumerable.Range(0, 4).SelectMany(epochs.Draw).Where(i => i >= 3).Should().BeEquivalentTo(Enumerable.Range(3, 40));
    }

    [Fact]
    public void SquareRoot_ClassSizes_AreFollowedByTheirRoots()
        => new SampledEpochs(Sampling.SquareRoot(1000), [1, 100, 0, 10_000], 1).Counts(0).Should().Equal(9, 90, 0, 901);

    [Fact]
    public void Weighted_ManyDraws_FollowTheWeights()
    {
        const int Draws = 60_000;
        var epochs = new SampledEpochs(Sampling.Weighted([0, 1, 2, 3, 0, 0.5, 0], Draws), [4, 3], seed: 3);

        var counts = epochs.Draw(2).CountBy(i => i).ToDictionary();

        counts.Keys.Should().BeEquivalentTo([1, 2, 3, 5], "an image of weight 0 is never drawn");
        double chiSquare = new[] { (1, 1.0), (2, 2), (3, 3), (5, 0.5) }.Sum(p => Math.Pow(counts[p.Item1] - Draws * p.Item2 / 6.5, 2) / (Draws * p.Item2 / 6.5));
        chiSquare.Should().BeLessThan(16.3, "that is exceeded once in a thousand seeds");
    }

    [Fact]
    public void WeightedByClass_BalancedWeights_DrawTheClassesEquallyOften()
    {
        var weights = ClassWeights.Balanced(Sets.Of(Ham));

        var counts = new SampledEpochs(Sampling.WeightedByClass(weights, 70_000), Ham, seed: 3).Counts(0);

        counts.Should().OnlyContain(n => n > 9_600 && n < 10_400);
    }

    [Fact]
    public void Values_OfEqualChoices_AreEqual_AndSayWhatTheyAre()
    {
        Sampling[] all =
        [
            Sampling.EveryImage, Sampling.Oversample, Sampling.Undersample, Sampling.ClassBalanced(), Sampling.ClassBalanced(70), Sampling.SquareRoot(),
            Sampling.Weighted([1, 2]), Sampling.WeightedByClass([1, 2.5], 9), Sampling.WeightedByClass([1, 2], 9),
        ];

        all.Should().OnlyHaveUniqueItems();
        Sampling.WeightedByClass([1, 2], 9).Should().Be(all[8]).And.Subject.GetHashCode().Should().Be(all[8].GetHashCode());
        all.Select(s => s.ToString()).Should().Equal(
            "every image", "oversample", "undersample", "class balanced", "class balanced, 70 images per epoch", "square root",
            "weighted by image (2 weights)", "weighted by class (1, 2.5), 9 images per epoch", "weighted by class (1, 2), 9 images per epoch");
    }

    [Fact]
    public void Factories_BadArguments_AreRefused()
    {
        Refuses(() => Sampling.ClassBalanced(0), "Expected at least 1, or null for as many as the set has. (Parameter 'imagesPerEpoch')\nActual value was 0.");
        Refuses(() => Sampling.Weighted([1, -2]), "Weight 1 is -2. Expected finite weights of at least 0. (Parameter 'perImage')");
        Refuses(() => Sampling.Weighted([0, 0]), "The 2 weights add up to 0. Expected a finite sum above 0. (Parameter 'perImage')");
        Refuses(() => Sampling.WeightedByClass([double.PositiveInfinity]), "Weight 0 is Infinity. Expected finite weights of at least 0. (Parameter 'perClass')");
    }

    [Fact]
    public void ImagesPerEpoch_ASetThatDoesNotFit_IsRefused()
    {
        var set = Sets.Of(3, 2, 1);

        Refuses(() => Sampling.ClassBalanced(2).ImagesPerEpoch(set), "The sampling cannot be used: imagesPerEpoch 2 must be at least 3, one for each class that has images.");
        Refuses(() => Sampling.Weighted([1, 2]).ImagesPerEpoch(set), "The sampling cannot be used: there are 2 weights and must be 6, one for each image.");
        Refuses(() => Sampling.WeightedByClass([1, 2]).ImagesPerEpoch(set), "The sampling cannot be used: there are 2 weights and must be 7, one for each class.");
        Refuses(() => Sampling.WeightedByClass([0, 0, 0, 1, 1, 1, 1]).ImagesPerEpoch(set), "The sampling cannot be used: no class of a weight above 0 has images.");
    }

    private static void Refuses(Action act, string message) => act.Should().Throw<ArgumentException>().WithMessage(message);
}
