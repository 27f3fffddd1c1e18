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
}
