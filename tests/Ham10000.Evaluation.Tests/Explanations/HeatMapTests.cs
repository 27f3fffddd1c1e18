using Ham10000.Dataset;

namespace Ham10000.Evaluation.Tests;

public sealed class HeatMapTests
{
    [Fact]
    public void Scaled_ReachesFrom0To1_AndNegativeValuesAre0()
    {
        var map = new HeatMap(2, 2, [-1, 0, 2, 4]);
        map.Maximum.Should().Be(4);
        map[1, 0].Should().Be(2);
        map.Scaled().Values.ToArray().Should().Equal(0, 0, 0.5f, 1);
    }

    [Fact]
    public void Scaled_WithoutAPositiveValue_Is0Everywhere()
    {
        new HeatMap(1, 3, [0, 0, 0]).Scaled().Values.ToArray().Should().Equal(0, 0, 0);
        new HeatMap(1, 3, [-1, -2, 0]).Scaled().Values.ToArray().Should().Equal(0, 0, 0);
    }

    [Fact]
    public void Scaled_OfTinyValues_IsNotDampedByAnEpsilon() => new HeatMap(1, 2, [1e-30f, 2e-30f]).Scaled().Values.ToArray().Should().Equal(0.5f, 1);

    [Fact]
    public void Stretched_IsBilinearBetweenTheMiddlesOfEqualParts()
    {
        // PIL: Image.fromarray([[0, 4], [8, 12]]).resize((4, 4), BILINEAR).
        var place = new MapPlace(new Preprocessing { Height = 4, Width = 4 }, 4, 4);
        place.OverInput(new HeatMap(2, 2, [0, 4, 8, 12])).Values.ToArray().Should().Equal(0, 1, 3, 4, 2, 3, 5, 6, 6, 7, 9, 10, 8, 9, 11, 12);
    }

    [Fact]
    public void OverImage_OfACroppedImage_LeavesOutWhatWasCutOff()
    {
        // Of 2 × 6 pixels the middle 2 × 2 are seen.
        var place = new MapPlace(new Preprocessing { Height = 4, Width = 4, Resize = ResizeMode.CenterCrop }, 2, 6);
        place.OverImage(new HeatMap(2, 2, [1, 2, 3, 4]), 2, 6).Values.ToArray().Should().Equal(0, 0, 1, 2, 0, 0, 0, 0, 3, 4, 0, 0);
        place.OverImage(new HeatMap(2, 2, [1, 2, 3, 4]), 1, 3).Values.ToArray().Should().Equal(0, 2.5f, 0);
    }

    [Fact]
    public void OverImage_OfAPaddedImage_LeavesOutThePadding()
    {
        // 2 × 4 pixels lie in rows 1 and 2 of the 4 × 4.
        var place = new MapPlace(new Preprocessing { Height = 4, Width = 4, Resize = ResizeMode.Pad }, 2, 4);
        place.OverImage(new HeatMap(4, 4, [.. Enumerable.Range(0, 16).Select(i => (float)i)]), 2, 4).Values.ToArray().Should().Equal(4, 5, 6, 7, 8, 9, 10, 11);
    }

    [Theory]
    [InlineData(ResizeMode.Stretch)]
    [InlineData(ResizeMode.CenterCrop)]
    [InlineData(ResizeMode.Pad)]
    public void OverImage_LiesWhereTheNetworkSawIt(ResizeMode mode)
    {
        // A white spot, resized as for the network, taken for the map and laid back over the image: it must lie where it was.
        var preprocessing = new Preprocessing { Height = 40, Width = 44, Resize = mode, Interpolation = Interpolation.Bilinear };
        const int Height = 90, Width = 160;
        var pixels = new byte[Height * Width * RgbImage.Channels];
        for (var (y, x) = (30, 70); y < 42; (y, x) = x < 81 ? (y, x + 1) : (y + 1, 70))
        {
            pixels.AsSpan(((y * Width) + x) * RgbImage.Channels, RgbImage.Channels).Fill(255);
        }

        var seen = preprocessing.ResizeImage(new RgbImage(Height, Width, pixels));
        var map = new HeatMap(40, 44, [.. Enumerable.Range(0, 40 * 44).Select(i => (float)seen.Pixels[i * RgbImage.Channels])]);
        var back = new MapPlace(preprocessing, Height, Width).OverImage(map, Height, Width);

        double mass = 0, row = 0, column = 0;
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                (mass, row, column) = (mass + back[y, x], row + (y * back[y, x]), column + (x * back[y, x]));
            }
        }

        (row / mass).Should().BeApproximately(35.5, 0.25);
        (column / mass).Should().BeApproximately(75.5, 0.25);
    }

    [Fact]
    public void Colours_GrowEvenlyLighter()
    {
        var lightness = Enumerable.Range(0, 101).Select(i => Lightness(HeatColors.Of(i / 100.0))).ToList();
        lightness[0].Should().BeLessThan(16);
        lightness[100].Should().BeGreaterThan(88);
        for (var i = 1; i <= 100; i++)
        {
            (lightness[i] - lightness[i - 1]).Should().BeInRange(0.5, 1.1, $"at {i}");
        }

        HeatColors.Of(0).Should().Be((0x44, 0x01, 0x54));
        HeatColors.Of(1).Should().Be((0xFD, 0xE7, 0x25));
    }

    // CIE 1976 L* of an sRGB colour.
    private static double Lightness((double Red, double Green, double Blue) color)
    {
        static double Linear(double level) => level / 255 <= 0.04045 ? level / 255 / 12.92 : Math.Pow(((level / 255) + 0.055) / 1.055, 2.4);
        var luminance = (0.2126 * Linear(color.Red)) + (0.7152 * Linear(color.Green)) + (0.0722 * Linear(color.Blue));
        return (116 * Math.Cbrt(luminance)) - 16;
    }
}
