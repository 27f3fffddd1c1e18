namespace Ham10000.Dataset.Tests;

public class ColorConstancyTests
{
    [Theory]
    [InlineData(1, "1")]
    [InlineData(2.5, "2.5")]
    [InlineData(6, "6")]
    [InlineData(double.PositiveInfinity, "inf")]
    public void Apply_AnyPower_EqualsTheFormulaInNumpy(double power, string name)
    {
        byte[] pixels = Tinted(GoldenPicture.Create(12, 15));

        new ColorBalancer(ColorConstancy.ShadesOfGray(power)).Apply(pixels);

        GoldenPicture.LargestDifference(pixels, File.ReadAllBytes(Path.Combine(GoldenPicture.Folder, "pixels", $"shades-{name}.rgb"))).Should().BeLessThanOrEqualTo(1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(double.PositiveInfinity)]
    public void Apply_AGreyImageInColouredLight_IsGreyAgain(double power)
    {
        byte[] pixels = [.. Enumerable.Range(1, 100).SelectMany(v => new[] { (byte)(2 * v), (byte)v, (byte)(v / 2) })];

        new ColorBalancer(ColorConstancy.ShadesOfGray(power)).Apply(pixels);

        pixels.Chunk(3).Should().OnlyContain(p => Math.Abs(p[0] - p[1]) <= 1 && Math.Abs(p[1] - p[2]) <= 3, "and halves were rounded down");
    }

    [Fact]
    public void Apply_ABlackImageOrChannel_StaysBlack()
    {
        byte[] black = new byte[30];
        byte[] noBlue = [.. Enumerable.Range(0, 10).SelectMany(v => new byte[] { 100, 100, 0 })];
        var balancer = new ColorBalancer(new ColorConstancy());

        balancer.Apply(black);
        balancer.Apply(noBlue);

        black.Should().OnlyContain(v => v == 0);
        noBlue.Chunk(3).Should().OnlyContain(p => p[0] == 82 && p[1] == 82 && p[2] == 0);
    }

    [Theory]
    [InlineData(0.5, "0.5")]
    [InlineData(65, "65")]
    [InlineData(double.NaN, "NaN")]
    public void ShadesOfGray_PowerOutOfRange_IsRefused(double power, string text)
    {
        Action create = () => ColorConstancy.ShadesOfGray(power);

        create.Should().Throw<ArgumentException>().WithMessage($"The colour constancy cannot be used: ColorConstancy.Power {text} must be 1..64 or positive infinity.");
    }

    [Fact]
    public void Catalogue_HasTheNamedPowers()
    {
        ColorConstancy.GrayWorld.Power.Should().Be(1);
        ColorConstancy.MaxRgb.Power.Should().Be(double.PositiveInfinity);
        ColorConstancy.ShadesOfGray().Should().Be(new ColorConstancy { Power = 6 });
    }

    private static byte[] Tinted(RgbImage image) => [.. image.Pixels.ToArray().Select((v, i) => (byte)(v * new[] { 0.9, 0.6, 0.35 }[i % 3]))];
}
