namespace Ham10000.Dataset.Tests;

/// <summary>Each operation alone, on a picture of which it is known what must become of it. The draws go through PNG files, as on a contact sheet.</summary>
public sealed class OperationPictureTests : IDisposable
{
    private const int Height = 60, Width = 80, Draws = 8;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void HorizontalFlip_SwapsLeftAndRightOfSomeDraws() => MirrorsSome(new() { HorizontalFlip = true }, (y, x) => (y, Width - 1 - x));

    [Fact]
    public void VerticalFlip_SwapsTopAndBottomOfSomeDraws() => MirrorsSome(new() { VerticalFlip = true }, (y, x) => (Height - 1 - y, x));

    [Fact]
    public void Rotation_LeavesADiscAndTurnsABar()
    {
        var disc = Picture((y, x) => Radius(y, x) < 20 ? Grey(200) : Grey(50));
        var bar = Picture((y, x) => Math.Abs(y - 29.5) < 4 ? Grey(200) : Grey(50));
        var rotation = new Augmentation { RotationDegrees = 45 };

        Sheet(disc, rotation).Should().OnlyContain(d => MeanDifference(d, disc) < 1.5);
        Sheet(bar, rotation).Should().Contain(d => MeanDifference(d, bar) > 10).And.OnlyContain(d => Level(d, 30, 40) > 190, "the centre stays");
    }

    [Fact]
    public void Shifts_MoveADotByNoMoreThanTheirShare()
    {
        var dot = Picture((y, x) => Math.Abs(y - 30) < 2 && Math.Abs(x - 40) < 2 ? Grey(255) : Grey(0));

        var places = Sheet(dot, new() { HeightShift = 0.3, WidthShift = 0.2 }).Select(Middle).ToList();

        places.Should().OnlyContain(p => Math.Abs(p.Y - 30) <= 18.01 && Math.Abs(p.X - 40) <= 16.01);
        places.Select(p => p.Y).Max().Should().BeGreaterThan(places.Select(p => p.Y).Min() + 10);
        places.Select(p => p.X).Max().Should().BeGreaterThan(places.Select(p => p.X).Min() + 10);
    }

    [Fact]
    public void Zoom_MakesASquareTallerOrWiderByItsFactors()
    {
        var square = Picture((y, x) => Math.Abs(y - 29.5) < 10 && Math.Abs(x - 39.5) < 10 ? Grey(255) : Grey(0));

        var sizes = Sheet(square, new() { ZoomRange = 0.4 }).Select(d => (Height: Extent(d, true), Width: Extent(d, false))).ToList();

        sizes.Should().OnlyContain(s => s.Height >= 13 && s.Height <= 35 && s.Width >= 13 && s.Width <= 35);
        sizes.Should().Contain(s => Math.Abs(s.Height - s.Width) > 4, "rows and columns are zoomed independently");
    }

    [Fact]
    public void Shear_KeepsColumnsUprightAndSlantsRows()
    {
        var columns = Picture((_, x) => Grey(x * 3));
        var rows = Picture((y, _) => Grey(y * 4));
        var shear = new Augmentation { ShearDegrees = 40 };

        Sheet(columns, shear).Should().OnlyContain(d => Enumerable.Range(0, Height).All(y => Math.Abs(Level(d, y, 20) - Level(d, 0, 20)) <= 1));
        Sheet(rows, shear).Should().Contain(d => Math.Abs(Level(d, 30, 10) - Level(d, 30, 70)) > 40);
    }

    [Fact]
    public void Brightness_MultipliesAllLevels()
    {
        var image = Picture((y, x) => ((byte)(y + 20), (byte)(x + 30), 100));

        var factors = Sheet(image, new() { Brightness = 0.6 }).Select(d => Mean(d) / Mean(image)).ToList();

        factors.Should().OnlyContain(f => f > 0.39 && f < 1.61).And.Contain(f => f < 0.9).And.Contain(f => f > 1.1);
    }

    [Fact]
    public void Contrast_KeepsTheMeanGreyLevelAndSpreadsOrGathersLevels()
    {
        var image = Picture((y, x) => Grey(90 + x / 2 + y / 2));

        var draws = Sheet(image, new() { Contrast = 0.8 });

        draws.Should().OnlyContain(d => Math.Abs(Mean(d) - Mean(image)) < 1);
        draws.Select(d => Deviation(d) / Deviation(image)).Should().OnlyContain(s => s > 0.15 && s < 1.85).And.Contain(s => s < 0.8).And.Contain(s => s > 1.2);
    }

    [Fact]
    public void Saturation_LeavesGreyAloneAndKeepsTheGreyLevelOfColours()
    {
        var grey = Picture((y, x) => Grey(y + x));
        var color = Picture((y, x) => ((byte)(120 + y / 2), (byte)(100 + x / 4), 110));
        var saturation = new Augmentation { Saturation = 1 };

        Sheet(grey, saturation).Should().OnlyContain(d => MeanDifference(d, grey) == 0);
        Sheet(color, saturation).Should().OnlyContain(d => Math.Abs(GreyLevel(d, 7, 9) - GreyLevel(color, 7, 9)) < 1.2)
            .And.Contain(d => MeanDifference(d, color) > 2);
    }

    [Fact]
    public void Hue_LeavesGreyAloneAndKeepsTheLargestAndSmallestLevel()
    {
        var grey = Picture((y, x) => Grey(y + x));
        var color = Picture((y, x) => ((byte)(150 + y), (byte)(60 + x), 40));
        var hue = new Augmentation { HueShift = 0.5 };

        Sheet(grey, hue).Should().OnlyContain(d => MeanDifference(d, grey) == 0);
        var draws = Sheet(color, hue);
        draws.Should().Contain(d => MeanDifference(d, color) > 30);
        foreach (var draw in draws)
        {
            byte[] before = color.Pixels.Slice(1000 * 3, 3).ToArray(), after = draw.Pixels.Slice(1000 * 3, 3).ToArray();
            (after.Max() - before.Max(), after.Min() - before.Min()).Should().Be((0, 0));
        }
    }

    [Fact]
    public void Noise_SpreadsOneColourByItsDeviation()
    {
        var image = Picture((_, _) => Grey(128));

        Sheet(image, new() { NoiseDeviation = 25 }).Should().OnlyContain(d => Math.Abs(Mean(d) - 128) < 1 && Math.Abs(Deviation(d) - 25) < 0.8);
    }

    [Fact]
    public void Cutout_PaintsSquaresInTheMeanColour()
    {
        var image = Picture((y, x) => ((byte)(y + 20), (byte)(x + 30), 100));
        (byte, byte, byte) mean = ((byte)Math.Round(20 + 29.5), (byte)Math.Round(30 + 39.5), 100);

        foreach (var draw in Sheet(image, new() { CutoutCount = 2, CutoutSize = 0.3 }))
        {
            var changed = Changed(draw, image).ToList();
            changed.Should().HaveCountLessThanOrEqualTo(2 * 18 * 18).And.HaveCountGreaterThanOrEqualTo(9 * 9 - 2);
            changed.Should().OnlyContain(p => Pixel(draw, p.Y, p.X).Equals(mean));
        }
    }

    [Fact]
    public void CutoutGreyLevel_PaintsItInstead()
    {
        var image = Picture((y, x) => ((byte)(y + 20), (byte)(x + 30), 100));

        foreach (var draw in Sheet(image, new() { CutoutCount = 1, CutoutSize = 0.5, CutoutGreyLevel = 7 }))
        {
            var changed = Changed(draw, image).ToList();
            changed.Should().HaveCountGreaterThanOrEqualTo(15 * 15).And.OnlyContain(p => Pixel(draw, p.Y, p.X).Equals(Grey(7)));
            ((changed.Max(p => p.Y) - changed.Min(p => p.Y) + 1) * (changed.Max(p => p.X) - changed.Min(p => p.X) + 1)).Should().Be(changed.Count, "it is a rectangle");
        }
    }

    private void MirrorsSome(Augmentation flip, Func<int, int, (int Y, int X)> mirror)
    {
        var image = GoldenPicture.Create(Height, Width);
        var mirrored = Picture((y, x) => Pixel(image, mirror(y, x).Y, mirror(y, x).X));

        var draws = Sheet(image, flip);

        draws.Should().OnlyContain(d => MeanDifference(d, image) == 0 || MeanDifference(d, mirrored) == 0);
        draws.Should().Contain(d => MeanDifference(d, image) == 0).And.Contain(d => MeanDifference(d, mirrored) == 0);
    }

    private List<RgbImage> Sheet(RgbImage image, Augmentation augmentation)
    {
        var result = new List<RgbImage>();
        for (int draw = 0; draw < Draws; draw++)
        {
            augmentation.Apply(image, seed: 3, epoch: draw).SavePng(_folder[$"{draw}.png"]);
            result.Add(ImageDecoder.Decode(_folder[$"{draw}.png"]));
        }

        return result;
    }

    private static RgbImage Picture(Func<int, int, (byte R, byte G, byte B)> color)
    {
        byte[] pixels = new byte[Height * Width * 3];
        for (int i = 0; i < Height * Width; i++)
        {
            (pixels[3 * i], pixels[3 * i + 1], pixels[3 * i + 2]) = color(i / Width, i % Width);
        }

        return new RgbImage(Height, Width, pixels);
    }

    private static (byte, byte, byte) Grey(int level) => ((byte)level, (byte)level, (byte)level);

    private static double Radius(int y, int x) => Math.Sqrt((y - 29.5) * (y - 29.5) + (x - 39.5) * (x - 39.5));

    private static (byte, byte, byte) Pixel(RgbImage image, int y, int x)
    {
        var p = image.Pixels.Slice((y * Width + x) * 3, 3);
        return (p[0], p[1], p[2]);
    }

    private static byte Level(RgbImage image, int y, int x) => image.Pixels[(y * Width + x) * 3];

    private static double GreyLevel(RgbImage image, int y, int x)
    {
        var (r, g, b) = Pixel(image, y, x);
        return 0.2989 * r + 0.587 * g + 0.114 * b;
    }

    private static double Mean(RgbImage image) => image.Pixels.ToArray().Average(v => (double)v);

    private static double Deviation(RgbImage image)
    {
        double mean = Mean(image);
        return Math.Sqrt(image.Pixels.ToArray().Average(v => (v - mean) * (v - mean)));
    }

    private static double MeanDifference(RgbImage a, RgbImage b) => a.Pixels.ToArray().Zip(b.Pixels.ToArray(), (x, y) => Math.Abs(x - y)).Average();

    private static IEnumerable<(int Y, int X)> Changed(RgbImage draw, RgbImage image) =>
        Enumerable.Range(0, Height * Width).Select(i => (Y: i / Width, X: i % Width)).Where(p => Pixel(draw, p.Y, p.X) != Pixel(image, p.Y, p.X));

    private static (double Y, double X) Middle(RgbImage image)
    {
        var bright = Enumerable.Range(0, Height * Width).Select(i => (Y: i / Width, X: i % Width, Weight: (double)image.Pixels[i * 3])).Where(p => p.Weight > 0).ToList();
        double sum = bright.Sum(p => p.Weight);
        return (bright.Sum(p => p.Y * p.Weight) / sum, bright.Sum(p => p.X * p.Weight) / sum);
    }

    private static double Extent(RgbImage image, bool vertical) =>
        Enumerable.Range(0, vertical ? Height : Width).Sum(i => vertical ? Level(image, i, 40) : Level(image, 30, i)) / 255.0;
}
