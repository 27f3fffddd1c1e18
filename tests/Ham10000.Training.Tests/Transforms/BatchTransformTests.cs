using Ham10000.Dataset;
using Ham10000.Training.Internals;

namespace Ham10000.Training.Tests;

public sealed class BatchTransformTests
{
    [Theory]
    [MemberData(nameof(MixCase.All), MemberType = typeof(MixCase))]
    public void Blend_OfABatch_IsNumPysBitForBit(MixCase expected)
    {
        float[] pixels = [.. expected.Pixels];
        BatchMixing.Blend(pixels, expected.Partners, (float)expected.Share);
        pixels.Should().Equal(expected.MixUp);
    }

    [Theory]
    [MemberData(nameof(MixCase.All), MemberType = typeof(MixCase))]
    public void Paste_OfABatch_IsNumPys(MixCase expected)
    {
        float[] pixels = [.. expected.Pixels];
        var box = MixBox.Of(expected.Height, expected.Width, expected.Share, expected.Row, expected.Column);
        box.Should().Be(new MixBox(expected.Box[0], expected.Box[1], expected.Box[2], expected.Box[3]));
        BatchMixing.Paste(pixels, expected.Height, expected.Width, expected.Partners, box);
        pixels.Should().Equal(expected.CutMix);
    }

    [Fact]
    public void MixUp_OfABatch_GivesTheSharesThatItMixedWith()
    {
        var mix = new BatchMix();
        using var batch = Batch(6);
        new MixUp(1).Apply(batch, mix, new BatchRandom(1, 2, 3));

        mix.IsMixed.Should().BeTrue();
        for (var i = 0; i < 6; i++)
        {
            // Image i is filled with i, and has the label i.
            var expected = (float)((i * mix.Share) + (mix.Second[i] * (1 - mix.Share)));
            batch.Pixels.Slice(i * 60, 60).ToArray().Should().OnlyContain(p => Math.Abs(p - expected) < 1e-5);
        }

        mix.Second.ToArray().Should().BeEquivalentTo([0L, 1, 2, 3, 4, 5], "every image is someone's partner").And.NotBeInAscendingOrder();
    }

    [Fact]
    public void CutMix_OfABatch_GivesTheShareOfPixelsThatStayed()
    {
        for (var place = 0; place < 50; place++)
        {
            var mix = new BatchMix();
            using var batch = Batch(6);
            new CutMix().Apply(batch, mix, new BatchRandom(1, 1, place));
            for (var i = 0; i < 6; i++)
            {
                var stayed = batch.Pixels.Slice(i * 60, 60).ToArray().Count(p => p == i) / 60.0;
                stayed.Should().BeApproximately(mix.Second[i] == i ? 1 : mix.Share, 1e-12);
            }
        }
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.2)]
    [InlineData(1.0)]
    [InlineData(4.0)]
    public void NextBeta_ManyTimes_HasTheDistributionsMoments(double alpha)
    {
        var random = new BatchRandom(11, 0, 0);
        var draws = Enumerable.Range(0, 20_000).Select(_ => random.NextBeta(alpha)).ToList();
        var variance = 1 / (4 * ((2 * alpha) + 1));
        draws.Should().OnlyContain(x => x >= 0 && x <= 1);
        draws.Average().Should().BeApproximately(0.5, 5 * Math.Sqrt(variance / draws.Count));
        draws.Average(x => (x - 0.5) * (x - 0.5)).Should().BeApproximately(variance, 0.006);
    }

    [Fact]
    public void NextBeta_OfATinyAlpha_IsOneEndOrTheOther()
    {
        var random = new BatchRandom(11, 0, 0);
        var draws = Enumerable.Range(0, 500).Select(_ => random.NextBeta(1e-6)).ToList();
        draws.Should().OnlyContain(x => x < 1e-6 || x > 1 - 1e-6);
        draws.Count(x => x > 0.5).Should().BeInRange(200, 300);
    }

    [Fact]
    public void OneOf_DrawsEachAsOftenAsItsProbabilitySays()
    {
        var transform = BatchTransform.OneOf((new MixUp(), 0.5), (new CutMix(), 0.2));
        var (blended, pasted, untouched) = (0, 0, 0);
        for (var place = 0; place < 1000; place++)
        {
            var mix = new BatchMix();
            using var batch = Batch(3);
            transform.Apply(batch, mix, new BatchRandom(5, 1, place));
            _ = !mix.IsMixed ? untouched++ : batch.Pixels.ToArray().All(p => p == Math.Floor(p)) ? pasted++ : blended++;
        }

        blended.Should().BeInRange(330, 480, "one order in six leaves every image with itself");
        pasted.Should().BeInRange(230, 370);
        untouched.Should().BeInRange(250, 350);
    }

    [Fact]
    public void Apply_OfTheSameBatchAgain_DoesTheSame()
    {
        foreach (var transform in new BatchTransform[] { new MixUp(), new CutMix() })
        {
            using var first = Batch(5);
            using var second = Batch(5);
            using var other = Batch(5);
            var mix = new BatchMix();
            transform.Apply(first, mix, new BatchRandom(7, 3, 9));
            transform.Apply(second, mix, new BatchRandom(7, 3, 9));
            transform.Apply(other, mix, new BatchRandom(7, 4, 9));
            second.Pixels.ToArray().Should().Equal(first.Pixels.ToArray());
            other.Pixels.ToArray().Should().NotEqual(first.Pixels.ToArray());
        }
    }

    [Fact]
    public void Transforms_WithTheSameSettings_AreEqual()
    {
        BatchTransform.OneOf((new MixUp(), 0.5), (new CutMix(), 0.5)).Should().Be(BatchTransform.OneOf((new MixUp(), 0.5), (new CutMix(), 0.5)));
        BatchTransform.OneOf((new MixUp(), 0.5)).Should().NotBe(BatchTransform.OneOf((new MixUp(), 0.4)));
        BatchTransform.OneOf((new MixUp(), 0.5), (new CutMix(2), 0.25)).ToString().Should().Be("one of MixUp(0.2) at 0.5, CutMix(2) at 0.25");
    }

    [Fact]
    public void OneOf_WithProbabilitiesAbove1_IsRefused()
    {
        var make = () => BatchTransform.OneOf((new MixUp(), 0.75), (new CutMix(), 0.5));
        make.Should().ThrowExactly<ArgumentException>().WithMessage("The probabilities add up to 1.25. Expected 1 at most. (Parameter 'choices')");
        var third = () => BatchTransform.OneOf((new MixUp(), 1.0 / 3), (new CutMix(), 1.0 / 3), (new MixUp(1), 1.0 / 3));
        third.Should().NotThrow();
        var negative = () => BatchTransform.OneOf((new MixUp(), -0.5));
        negative.Should().ThrowExactly<ArgumentException>().WithMessage("MixUp(0.2) has the probability -0.5. Expected a number in [0, 1]. (Parameter 'choices')");
    }

    [Fact]
    public void Set_WithAPartnerOutsideTheBatch_SaysSo()
    {
        using var batch = Batch(2);
        var set = () => new BatchMix().Set(batch, [0, 2], 0.5);
        set.Should().ThrowExactly<ArgumentException>().WithMessage("Image 1 has the partner 2. Expected a position in a batch of 2. (Parameter 'partners')");
    }

    // Images of 4×5, number i filled with i and labelled i.
    private static Batch Batch(int count)
    {
        var fitted = new Preprocessing { Height = 4, Width = 5, Standardization = Standardization.UnitRange };
        var batch = Dataset.Batch.FromImages([.. Enumerable.Repeat(new RgbImage(4, 5, new byte[60]), count)], fitted);
        for (var i = 0; i < count; i++)
        {
            batch.Labels[i] = i;
            batch.Pixels.Slice(i * 60, 60).Fill(i);
        }

        return batch;
    }
}
