namespace Ham10000.Dataset.Tests;

public class AugmentationTests
{
    [Fact]
    public void Presets_AreThoseOfTheOriginal()
    {
        Augmentation.Standard.Should().Be(new Augmentation
        {
            RotationDegrees = 10,
            ZoomRange = 0.1,
            WidthShift = 0.12,
            HeightShift = 0.12,
            HorizontalFlip = true,
            VerticalFlip = true,
        });
        Augmentation.Strong.Should().Be(Augmentation.Standard with { RotationDegrees = 30, ZoomRange = 0.3 });
        Augmentation.None.IsNone.Should().BeTrue();
        Augmentation.Standard.IsNone.Should().BeFalse();
    }

    [Fact]
    public void Validate_SeveralBadValues_NamesThemAll()
    {
        Action validate = () => new Augmentation { RotationDegrees = 181, ZoomRange = 1, WidthShift = double.NaN, HeightShift = -0.1, ShearDegrees = 90 }.Validate();

        validate.Should().Throw<ArgumentException>().WithMessage(
            "The augmentation cannot be used: RotationDegrees 181 must be 0..180; ZoomRange 1 must be at least 0 and below 1; "
            + "WidthShift NaN must be at least 0 and below 1; HeightShift -0.1 must be at least 0 and below 1; ShearDegrees 90 must be at least 0 and below 90.");
    }

    [Fact]
    public void Draw_ManyImages_FillsTheRangesEvenly()
    {
        var shifts = Enumerable.Range(0, 4000).Select(i => new Augmentation { HeightShift = 0.25 }.Draw(5, 0, i, 100, 125).Row).ToArray();

        shifts.Should().OnlyContain(s => s >= -25 && s < 25);
        shifts.Average().Should().BeInRange(-1, 1);
        shifts.Count(s => s < -12.5).Should().BeInRange(900, 1100);
    }

    [Fact]
    public void Draw_HorizontalFlipAlone_FlipsHalfOfTheImages()
    {
        var maps = Enumerable.Range(0, 4000).Select(i => new Augmentation { HorizontalFlip = true }.Draw(5, 0, i, 100, 125)).ToArray();

        maps.Distinct().Should().BeEquivalentTo([AffineMap.Identity, AffineMap.Identity.FlipColumns(125)]);
        maps.Count(m => m == AffineMap.Identity).Should().BeInRange(1880, 2120);
    }

    [Fact]
    public void Draw_SameSeedEpochAndImage_IsTheSame_AndDiffersOtherwise()
    {
        var first = Augmentation.Standard.Draw(1, 2, 3, 100, 125);

        Augmentation.Standard.Draw(1, 2, 3, 100, 125).Should().Be(first);
        Augmentation.Standard.Draw(2, 2, 3, 100, 125).Should().NotBe(first);
        Augmentation.Standard.Draw(1, 3, 3, 100, 125).Should().NotBe(first);
        Augmentation.Standard.Draw(1, 2, 4, 100, 125).Should().NotBe(first);
        Augmentation.Standard.Draw(1, 2, 3, 100, 125, occurrence: 1).Should().NotBe(first);
        Augmentation.Standard.Draw(1, 2, 3, 100, 125, occurrence: 0).Should().Be(first);
    }

    [Fact]
    public void Draw_Standard_StaysWhatItWas()
    {
        // From the first version on: a seed gives the same images in every later one.
        var map = Augmentation.Standard.Draw(1, 2, 3, 100, 125);

        map.Should().Be(new AffineMap(-0.9039588959095425, -0.185141062697927, 112.18187352945978, -0.15823839726553607, 1.0576441212501337, 9.00554864022689));
    }

    [Fact]
    public void DrawMap_OtherOperationsAdded_StaysTheSame()
    {
        var key = new DrawKey(1, 2, 3, 4);
        var colored = Augmentation.Course with { Brightness = 0.3, Contrast = 0.3, Saturation = 0.3, HueShift = 0.1, NoiseDeviation = 5, CutoutCount = 2 };

        colored.DrawMap(key, 100, 125).Should().Be(Augmentation.Course.DrawMap(key, 100, 125));
        colored.DrawColors(key).Should().Be((colored with { RotationDegrees = 90, VerticalFlip = true, NoiseDeviation = 0 }).DrawColors(key));
        (colored with { Contrast = 0 }).DrawColors(key).Should().Be(colored.DrawColors(key) with { Contrast = 1 });
    }

    [Fact]
    public void DrawColors_ManyImages_FillsTheRangesEvenly()
    {
        var augmentation = new Augmentation { Brightness = 0.4, HueShift = 0.5 };
        var draws = Enumerable.Range(0, 4000).Select(i => augmentation.DrawColors(new DrawKey(5, 0, i, 0))).ToArray();

        draws.Should().OnlyContain(d => d.Brightness >= 0.6f && d.Brightness <= 1.4f && d.Hue >= -0.5f && d.Hue <= 0.5f && d.Contrast == 1 && d.Saturation == 1);
        draws.Average(d => d.Brightness).Should().BeInRange(0.98f, 1.02f);
        draws.Count(d => d.Hue < -0.25f).Should().BeInRange(900, 1100);
    }

    [Fact]
    public void Course_HasTheAmountsOfItsDocumentation()
    {
        Augmentation.Course.Should().Be(new Augmentation { RotationDegrees = 20, ZoomRange = 0.1, WidthShift = 0.1, HeightShift = 0.1, ShearDegrees = 10, HorizontalFlip = true });
    }

    [Fact]
    public void IsNone_AnyOperation_IsFalse()
    {
        Augmentation[] each =
        [
            new() { RotationDegrees = 1 }, new() { ZoomRange = 0.1 }, new() { WidthShift = 0.1 }, new() { HeightShift = 0.1 }, new() { ShearDegrees = 1 },
            new() { HorizontalFlip = true }, new() { VerticalFlip = true }, new() { Brightness = 0.1 }, new() { Contrast = 0.1 }, new() { Saturation = 0.1 },
            new() { HueShift = 0.1 }, new() { NoiseDeviation = 1 }, new() { CutoutCount = 1 },
        ];

        each.Should().OnlyContain(a => !a.IsNone);
        new Augmentation { CutoutSize = 0.5, CutoutGreyLevel = 3 }.IsNone.Should().BeTrue("no square is cut out");
    }

    [Fact]
    public void Validate_BadLevels_NamesThemAll()
    {
        Action validate = () => new Augmentation
        {
            Brightness = -0.1,
            Contrast = 1.1,
            Saturation = double.NaN,
            HueShift = 0.6,
            NoiseDeviation = 256,
            CutoutCount = 65,
            CutoutSize = 0,
            CutoutGreyLevel = -1,
        }.Validate();

        validate.Should().Throw<ArgumentException>().WithMessage(
            "The augmentation cannot be used: Brightness -0.1 must be 0..1; Contrast 1.1 must be 0..1; Saturation NaN must be 0..1; HueShift 0.6 must be 0..0.5; "
            + "NoiseDeviation 256 must be 0..255; CutoutCount 65 must be 0..64; CutoutSize 0 must be above 0 and at most 1; CutoutGreyLevel -1 must be 0..255.");
    }

    [Fact]
    public void Apply_OneImage_ShowsWhatTheLoaderMakes()
    {
        var augmentation = Augmentation.Strong with { Brightness = 0.2, Contrast = 0.2, Saturation = 0.2, HueShift = 0.1, NoiseDeviation = 4, CutoutCount = 1, CutoutGreyLevel = 9 };
        var preprocessing = new Preprocessing { Height = 6, Width = 7, Standardization = Standardization.Fixed(ChannelValues.All(0), ChannelValues.All(1)) };
        using var loader = new BatchLoader(new FakeRows(5), Enumerable.Range(0, 5), new long[5], preprocessing, new LoaderOptions { Seed = 8, Augmentation = augmentation });

        using var batch = loader.ReadEpoch(3).Single();

        byte[] shown = augmentation.Apply(GoldenPicture.Create(6, 7, 4), seed: 8, epoch: 3, index: 4).Pixels.ToArray();
        shown.Should().Equal(batch.Pixels.ToArray()[(4 * shown.Length)..].Select(v => (byte)MathF.Round(v)));
    }
}
