namespace Ham10000.Dataset.Tests;

public class ImageResizerTests
{
    public static TheoryData<string> Files => [.. Directory.GetFiles(Path.Combine(GoldenPicture.Folder, "resize"), "*.rgb").Select(f => Path.GetFileNameWithoutExtension(f)).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public void Resize_AnySizeFilterAndMode_GivesPillowsPixels(string name)
    {
        string[] parts = name.Replace('x', '-').Replace("Bo-", "Box").Split('-');
        var (height, width, newHeight, newWidth) = (int.Parse(parts[0]), int.Parse(parts[1]), int.Parse(parts[2]), int.Parse(parts[3]));
        byte[] expected = File.ReadAllBytes(Path.Combine(GoldenPicture.Folder, "resize", name + ".rgb"));

        var resized = ImageResizer.Resize(GoldenPicture.Create(height, width), newHeight, newWidth, Enum.Parse<ResizeMode>(parts[5]), Enum.Parse<Interpolation>(parts[4]));

        (resized.Height, resized.Width).Should().Be((newHeight, newWidth));
        GoldenPicture.LargestDifference(resized.Pixels, expected).Should().BeLessThanOrEqualTo(parts[5] == "CenterCrop" ? 1 : 0, "crop boxes are rounded to float32 by Pillow");
    }

    [Fact]
    public void Resize_SameSize_ReturnsTheImage()
    {
        var image = GoldenPicture.Create(5, 6);

        ImageResizer.Resize(image, 5, 6).Should().BeSameAs(image);
    }

    [Fact]
    public void Resize_OneResamplerForManySizes_GivesWhatANewOneGives()
    {
        var resampler = new Resampler();
        foreach (var (height, width) in new[] { (40, 60), (9, 200), (40, 60), (3, 3), (100, 31) })
        {
            var image = GoldenPicture.Create(height, width);
            byte[] result = new byte[17 * 13 * 3];
            resampler.Resize(image.Pixels, height, width, result, 17, 13, ResizeMode.Pad, Interpolation.Bicubic);
            result.Should().Equal(ImageResizer.Resize(image, 17, 13, ResizeMode.Pad).Pixels.ToArray());
        }
    }

    [Theory]
    [InlineData(0, 5, "height")]
    [InlineData(5, 65_536, "width")]
    public void Resize_SizeOutOfRange_IsRefused(int height, int width, string parameter)
    {
        Action resize = () => ImageResizer.Resize(GoldenPicture.Create(4, 4), height, width);

        resize.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(parameter);
    }
}
