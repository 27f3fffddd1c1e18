using System.Globalization;
using System.Runtime.InteropServices;

namespace Ham10000.Dataset.Tests;

public class AffineGoldenTests
{
    private const double Tolerance = 1e-4 * 255;

    [Fact]
    public void Apply_TwoHundredParameterSets_EqualsKerasOverScipy()
    {
        string[] lines = File.ReadAllLines(Path.Combine(GoldenPicture.Folder, "affine", "parameters.csv"));
        var expected = MemoryMarshal.Cast<byte, ushort>(File.ReadAllBytes(Path.Combine(GoldenPicture.Folder, "affine", "values.u16")));
        lines.Should().HaveCount(200);
        int at = 0;
        for (int n = 0; n < lines.Length; n++)
        {
            double[] p = [.. lines[n].Split(',').Select(v => double.Parse(v, CultureInfo.InvariantCulture))];
            var (height, width) = ((int)p[0], (int)p[1]);
            var map = AffineMap.Create(height, width, p[2], p[3], p[4], p[5], p[6], p[7]);
            map = p[8] == 1 ? map.FlipColumns(width) : map;
            map = p[9] == 1 ? map.FlipRows(height) : map;
            float[] actual = Warp(GoldenPicture.Create(height, width), map, PixelScaler.Identity);
            for (int i = 0; i < actual.Length; i += n % 10 == 0 ? 37 : 1)
            {
                Math.Abs(actual[i] - expected[at++] / 256f).Should().BeLessThan((float)Tolerance, $"value {i} of parameter set {n} ({lines[n]})");
            }
        }

        at.Should().Be(expected.Length);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 1)]
    [InlineData(1, 9)]
    [InlineData(23, 40)]
    public void Apply_Identity_EqualsPlainScaling(int height, int width)
    {
        var scaler = new PixelScaler(Standardization.ImageNet);
        var image = GoldenPicture.Create(height, width);
        float[] plain = new float[image.Pixels.Length];
        scaler.Apply(image.Pixels, plain);

        Warp(image, AffineMap.Identity, scaler).Should().Equal(plain);
    }

    [Fact]
    public void Apply_Flips_MirrorTheImage()
    {
        var image = GoldenPicture.Create(4, 5);
        var map = AffineMap.Identity.FlipColumns(5).FlipRows(4);

        float[] flipped = Warp(image, map, PixelScaler.Identity);

        for (int y = 0; y < 4; y++)
        {
            for (int x = 0; x < 5; x++)
            {
                flipped[(y * 5 + x) * 3].Should().Be(image.Pixels[((3 - y) * 5 + 4 - x) * 3]);
            }
        }
    }

    [Fact]
    public void Apply_ShiftAlongTheRows_MovesRowsAndRepeatsTheEdge()
    {
        var image = GoldenPicture.Create(4, 5);

        // Keras's tx > 0 reads further down, so the picture moves up.
        float[] shifted = Warp(image, AffineMap.Create(4, 5, 0, 1, 0, 0, 1, 1), PixelScaler.Identity);

        for (int y = 0; y < 4; y++)
        {
            shifted[y * 15].Should().BeApproximately(image.Pixels[Math.Min(y + 1, 3) * 15], 1e-4f);
        }
    }

    [Fact]
    public void Apply_TooSmallATarget_IsRefused()
    {
        Action apply = () => new AffineWarp(4, 5, PixelScaler.Identity).Apply(new byte[68], AffineMap.Identity, new float[59]);

        apply.Should().Throw<ArgumentException>().WithMessage("Expected 60 pixels and inputs, got 68 and 59.");
    }

    private static float[] Warp(RgbImage image, AffineMap map, PixelScaler scaler)
    {
        byte[] padded = [.. image.Pixels, .. Enumerable.Repeat((byte)255, AffineWarp.Padding)];
        float[] result = new float[image.Pixels.Length];
        new AffineWarp(image.Height, image.Width, scaler).Apply(padded, map, result);
        return result;
    }
}
