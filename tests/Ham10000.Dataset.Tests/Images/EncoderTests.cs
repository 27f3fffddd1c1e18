namespace Ham10000.Dataset.Tests;

public class EncoderTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(37, 53)]
    public void PngEncode_AnyImage_DecodesToTheSamePixels(int height, int width)
    {
        var image = GoldenPicture.Create(height, width);

        var decoded = ImageDecoder.Decode(PngEncoder.Encode(image));

        (decoded.Height, decoded.Width).Should().Be((height, width));
        decoded.Pixels.ToArray().Should().Equal(image.Pixels.ToArray());
    }

    [Fact]
    public void SavePng_OverAnotherFile_ReplacesItAndLeavesNothingElse()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["image.png"], "old");

        GoldenPicture.Create(5, 7).SavePng(folder["image.png"]);

        ImageDecoder.Decode(folder["image.png"]).Pixels.SequenceEqual(GoldenPicture.Create(5, 7).Pixels).Should().BeTrue();
        Directory.GetFiles(folder.FullName).Should().ContainSingle();
    }

    [Fact]
    public void JpegEncode_BestQuality_DecodesToNearlyTheSamePixels()
    {
        var image = GoldenPicture.Create(37, 53);

        var decoded = ImageDecoder.Decode(JpegEncoder.Encode(image, 100));

        GoldenPicture.LargestDifference(decoded.Pixels, image.Pixels).Should().BeLessThanOrEqualTo(4);
    }

    [Fact]
    public void JpegEncode_LowerQuality_GivesASmallerFileAndTheSameBytesAgain()
    {
        var image = GoldenPicture.Create(37, 53);

        JpegEncoder.Encode(image, 50).Length.Should().BeLessThan(JpegEncoder.Encode(image, 95).Length);
        JpegEncoder.Encode(image, 50).Should().Equal(JpegEncoder.Encode(image, 50));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void JpegEncode_QualityOutOfRange_IsRefused(int quality)
    {
        Action encode = () => JpegEncoder.Encode(GoldenPicture.Create(2, 2), quality);

        encode.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(quality));
    }
}
