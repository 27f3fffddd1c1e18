namespace Ham10000.Dataset.Tests;

public class ImageDecoderFuzzTests
{
    [Theory]
    [InlineData("baseline-420.jpg", 3000)]
    [InlineData("progressive.jpg", 1500)]
    [InlineData("cmyk.jpg", 1000)]
    [InlineData("rgb.png", 2000)]
    [InlineData("palette-transparent.png", 1500)]
    [InlineData("grey16.png", 1000)]
    public void Decode_MutatedFile_DecodesOrReportsIt(string name, int count)
    {
        byte[] original = File.ReadAllBytes(GoldenPicture.Image(name));
        var options = new DecodeOptions { DecodePixelsLimit = 250_000 };
        var random = new CounterRandom(count, RandomPurpose.Shuffle);
        int decoded = 0;
        for (int i = 0; i < count; i++)
        {
            byte[] file = Mutate(original, ref random);
            try
            {
                var image = ImageDecoder.Decode(file, options);
                (image.Height * (long)image.Width).Should().BeLessThanOrEqualTo(options.DecodePixelsLimit);
                decoded++;
            }
            catch (DatasetFormatException e)
            {
                e.Message.Should().NotBeEmpty();
            }
        }

        decoded.Should().BeLessThan(count, "most mutations of a header break it");
    }

    /// <summary>Changes one to four bytes, mostly in the header; sometimes cuts or repeats a part.</summary>
    private static byte[] Mutate(byte[] original, ref CounterRandom random)
    {
        byte[] file = [.. original];
        int header = Math.Min(700, file.Length);
        for (int n = 1 + random.NextInt32(4); n > 0; n--)
        {
            file[random.NextInt32(random.NextInt32(4) == 0 ? file.Length : header)] = (byte)random.NextUInt32();
        }

        return random.NextInt32(10) switch
        {
            0 => file[..random.NextInt32(file.Length)],
            1 => [.. file[..header], .. file[random.NextInt32(header)..]],
            _ => file,
        };
    }
}
