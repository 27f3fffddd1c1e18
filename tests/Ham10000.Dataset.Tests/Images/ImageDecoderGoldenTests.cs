namespace Ham10000.Dataset.Tests;

public class ImageDecoderGoldenTests
{
    public static TheoryData<string> Files => [.. Directory.GetFiles(GoldenPicture.Image(""), "*.rgb").Select(f => Path.GetFileNameWithoutExtension(f)).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public void Decode_EveryKindOfFile_GivesPillowsPixels(string name)
    {
        var image = ImageDecoder.Decode(GoldenPicture.Image(name));

        byte[] expected = File.ReadAllBytes(GoldenPicture.Image(name + ".rgb"));
        image.Height.Should().Be(BitConverter.ToInt32(expected, 0));
        image.Width.Should().Be(BitConverter.ToInt32(expected, 4));
        GoldenPicture.LargestDifference(image.Pixels, expected.AsSpan(8)).Should().Be(0);
    }

    [Theory]
    [InlineData("baseline-420.jpg", ImageFormat.Jpeg, 3, 8)]
    [InlineData("grey.jpg", ImageFormat.Jpeg, 1, 8)]
    [InlineData("cmyk.jpg", ImageFormat.Jpeg, 4, 8)]
    [InlineData("rgba.png", ImageFormat.Png, 4, 8)]
    [InlineData("grey16.png", ImageFormat.Png, 1, 16)]
    [InlineData("one-bit.png", ImageFormat.Png, 1, 1)]
    [InlineData("grey-alpha.png", ImageFormat.Png, 2, 8)]
    public void ReadInfo_EveryKindOfFile_GivesItsHeader(string name, ImageFormat format, int components, int bits)
    {
        ImageDecoder.ReadInfo(GoldenPicture.Image(name)).Should().Be(new ImageInfo(format, 37, 53, components, bits));
    }

    [Fact]
    public void ReadInfo_FrameHeaderBehindManyComments_IsFound()
    {
        byte[] file = File.ReadAllBytes(GoldenPicture.Image("baseline-420.jpg"));
        byte[] comment = new byte[65_537];
        (comment[0], comment[1], comment[2], comment[3]) = (0xFF, 0xFE, 0xFF, 0xFF);
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["comments.jpg"], [.. file[..2], .. comment, .. comment, .. file[2..]]);

        ImageDecoder.ReadInfo(folder["comments.jpg"]).Should().Be(new ImageInfo(ImageFormat.Jpeg, 37, 53, 3, 8));
    }
}
