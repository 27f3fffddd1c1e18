using System.Globalization;
using System.Runtime.InteropServices;

namespace Ham10000.Dataset.Tests;

public class ColorChangeTests
{
    private static readonly PixelScaling Plain = PixelScaler.Identity.Scaling;

    [Fact]
    public void Apply_AnyFactors_EqualsTorchvision()
    {
        string[] lines = File.ReadAllLines(Path.Combine(GoldenPicture.Folder, "pixels", "colors.csv"));
        var expected = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(GoldenPicture.Folder, "pixels", "colors.f32")));
        lines.Should().HaveCount(24);
        for (int n = 0; n < lines.Length; n++)
        {
            float[] p = [.. lines[n].Split(',').Select(v => float.Parse(v, CultureInfo.InvariantCulture))];
            float[] levels = Levels(12, 15);
            new ColorChange(p[0], p[1], p[2], p[3]).Apply(levels, Plain);
            for (int i = 0; i < levels.Length; i++)
            {
                Math.Abs(levels[i] - expected[n * levels.Length + i]).Should().BeLessThan(1e-4f * 255, $"value {i} of {lines[n]}");
            }
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 7)]
    [InlineData(4, 8)]
    public void Apply_AnySizeAndScaling_ScalesWhatPlainLevelsBecome(int height, int width)
    {
        var change = new ColorChange(1.2f, 0.7f, 1.4f, 0.1f);
        var scaling = PixelScaling.Of(new(1, 2, 3), new(4, 5, 6));
        float[] scaled = Levels(height, width), plain = Levels(height, width);

        change.Apply(scaled, scaling);
        change.Apply(plain, Plain);

        for (int i = 0; i < plain.Length; i++)
        {
            scaled[i].Should().BeApproximately((plain[i] - 1 - i % 3) / (4 + i % 3), 1e-4f);
        }
    }

    [Fact]
    public void Apply_FactorsOfOne_ChangeNothing()
    {
        float[] levels = Levels(12, 15);

        new ColorChange(1, 1, 1, 0).Apply(levels, Plain);

        levels.Should().Equal(Levels(12, 15));
    }

    [Fact]
    public void RgbLanes_EitherWay_TakesValuesApartAndInterleavesThem()
    {
        float[] values = [.. Enumerable.Range(0, 48).Select(i => (float)i)], stored = new float[48], storedEach = new float[48];

        var lanes = RgbLanes.Load(ref values[0]);
        lanes.Store(ref stored[0]);
        lanes.StoreEach(ref storedEach[0]);

        lanes.Should().Be(RgbLanes.LoadEach(ref values[0]));
        (lanes.Red[5], lanes.Green[10], lanes.Blue[15]).Should().Be((15, 31, 47));
        stored.Should().Equal(values);
        storedEach.Should().Equal(values);
    }

    private static float[] Levels(int height, int width) => [.. GoldenPicture.Create(height, width).Pixels.ToArray().Select(v => (float)v)];
}
