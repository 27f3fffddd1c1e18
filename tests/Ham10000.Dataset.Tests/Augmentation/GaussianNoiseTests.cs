namespace Ham10000.Dataset.Tests;

public class GaussianNoiseTests
{
    [Fact]
    public void Words_EightBlocks_AreThoseOfTheCounterGenerator()
    {
        var (a, b, c, d) = GaussianNoise.Words(new DrawKey(-7, 3, 1234, 2), block: 16);

        for (int lane = 0; lane < 8; lane++)
        {
            CounterRandom.Block((uint)(16 + lane), 3, 1234, 2, unchecked((uint)-7), (uint)RandomPurpose.AugmentationNoise)
                .Should().Be(((uint)a[lane], (uint)b[lane], (uint)c[lane], (uint)d[lane]));
        }
    }

    [Fact]
    public void Add_MidGrey_HasTheMomentsOfANormalDistribution()
    {
        float[] levels = [.. Enumerable.Repeat(127f, 200_000)];

        GaussianNoise.Add(levels, 10, new DrawKey(1, 0, 0, 0));

        double[] deviates = [.. levels.Select(v => (v - 127) / 10.0)];
        deviates.Average().Should().BeApproximately(0, 0.01);
        deviates.Average(v => v * v).Should().BeApproximately(1, 0.015);
        deviates.Average(v => v * v * v).Should().BeApproximately(0, 0.03);
        deviates.Average(v => v * v * v * v).Should().BeApproximately(3, 0.1);
        deviates.Count(v => Math.Abs(v) > 1.959964).Should().BeInRange(9_600, 10_400);
        Enumerable.Range(0, deviates.Length - 32).Average(i => deviates[i] * deviates[i + 16]).Should().BeApproximately(0, 0.01, "sines and cosines of one angle are independent");
    }

    [Fact]
    public void Add_AnyLength_BeginsAlike_AndDiffersByKey()
    {
        float[] whole = Noisy(100, new DrawKey(1, 2, 3, 4));

        Noisy(37, new DrawKey(1, 2, 3, 4)).Should().Equal(whole[..37]);
        Noisy(100, new DrawKey(1, 2, 3, 5)).Should().NotEqual(whole);
        Noisy(100, new DrawKey(2, 2, 3, 4)).Should().NotEqual(whole);
    }

    [Fact]
    public void Add_BlackAndWhite_StaysInRange()
    {
        float[] levels = [.. Enumerable.Range(0, 1000).Select(i => i % 2 * 255f)];

        GaussianNoise.Add(levels, 50, new DrawKey(1, 0, 0, 0));

        levels.Should().OnlyContain(v => v >= 0 && v <= 255).And.Contain(0).And.Contain(255);
    }

    private static float[] Noisy(int length, DrawKey key)
    {
        float[] levels = [.. Enumerable.Repeat(100f, length)];
        GaussianNoise.Add(levels, 5, key);
        return levels;
    }
}
