using System.Runtime.InteropServices;

namespace Ham10000.Dataset.Tests;

/// <summary>The decoder for common JPEGs beside libjpeg-turbo.</summary>
public class BaselineDecoderTests
{
    private readonly BaselineDecoder _decoder = new();

    [Theory]
    [InlineData("baseline-444.jpg")]
    [InlineData("baseline-422.jpg")]
    [InlineData("baseline-420.jpg")]
    [InlineData("low-quality.jpg")]
    [InlineData("grey.jpg")]
    [InlineData("one-pixel.jpg")]
    [InlineData("optimized.jpg")]
    [InlineData("orientation.jpg")]
    [InlineData("restart-444.jpg")]
    [InlineData("restart-422.jpg")]
    [InlineData("restart-420.jpg")]
    [InlineData("restart-grey.jpg")]
    public void TryDecode_CommonFile_GivesPillowsPixels(string name)
    {
        Decode(File.ReadAllBytes(GoldenPicture.Image(name))).Should().Equal(File.ReadAllBytes(GoldenPicture.Image(name + ".rgb"))[8..]);
    }

    [Theory]
    [InlineData("progressive.jpg")]
    [InlineData("cmyk.jpg")]
    public void TryDecode_OtherKindOfFile_IsLeftToTheLibrary(string name)
    {
        Decode(File.ReadAllBytes(GoldenPicture.Image(name))).Should().BeNull();
    }

    [Theory]
    [InlineData(TurboJpeg.Sampling444)]
    [InlineData(1)]
    [InlineData(TurboJpeg.Sampling420)]
    [InlineData(3)]
    public void TryDecode_AnySizeAndQuality_GivesTheLibrarysPixels(int sampling)
    {
        int[] qualities = [1, 10, 30, 50, 75, 90, 95, 100];
        for (int height = 1; height <= 40; height++)
        {
            for (int width = 1 + height % 3; width <= 40; width += 3)
            {
                int quality = qualities[(height * 7 + width) % qualities.Length];
                byte[] file = Encode(GoldenPicture.Create(height, width, height), quality, sampling);
                Decode(file).Should().Equal(Library(file), $"{height}×{width} at quality {quality} is clean");
            }
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void TryDecode_RareSampling_IsLeftToTheLibrary(int sampling)
    {
        Decode(Encode(GoldenPicture.Create(20, 70), 80, sampling)).Should().BeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(255)]
    public void TryDecode_OneColour_GivesTheLibrarysPixels(byte level)
    {
        byte[] file = Encode(new RgbImage(50, 70, [.. Enumerable.Repeat(level, 50 * 70 * 3)]), 100, TurboJpeg.Sampling420);

        Decode(file).Should().Equal(Library(file));
    }

    [Fact]
    public void TryDecode_NoisyExtremes_GivesTheLibrarysPixels()
    {
        var random = new CounterRandom(5, RandomPurpose.Shuffle);
        byte[] pixels = new byte[64 * 80 * 3];
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)(random.NextInt32(2) * 255);
        }

        byte[] file = Encode(new RgbImage(64, 80, pixels), 100, TurboJpeg.Sampling444);

        Decode(file).Should().Equal(Library(file));
    }

    [Fact]
    public void TryDecode_AfterADamagedFile_IsAsBefore()
    {
        byte[] clean = File.ReadAllBytes(GoldenPicture.Image("baseline-444.jpg"));
        for (int cut = 700; cut < clean.Length; cut += 37)
        {
            Decode(clean[..cut]).Should().BeNull();
            Decode(clean).Should().Equal(Library(clean));
        }
    }

    [Theory]
    [InlineData("FFD9", "")]
    [InlineData("FFD9", "00FFD9")]
    [InlineData("FFD9", "FFFFD9")]
    [InlineData("FFD9", "FFD0FFD9")]
    public void TryDecode_UncleanEnd_IsLeftToTheLibrary(string end, string instead)
    {
        byte[] file = File.ReadAllBytes(GoldenPicture.Image("baseline-444.jpg"));
        byte[] old = Convert.FromHexString(end);
        file[^old.Length..].Should().Equal(old);

        Decode([.. file[..^old.Length], .. Convert.FromHexString(instead)]).Should().BeNull();
    }

    [Fact]
    public void TryDecode_SecondTime_AllocatesNothing()
    {
        byte[] file = Encode(GoldenPicture.Create(90, 120), 80, TurboJpeg.Sampling420);
        var info = ImageDecoder.ReadInfo(file);
        byte[] pixels = new byte[90 * 120 * 3];
        _decoder.TryDecode(file, info, pixels);
        long before = GC.GetAllocatedBytesForCurrentThread();

        bool isDecoded = _decoder.TryDecode(file, info, pixels);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
        isDecoded.Should().BeTrue();
    }

    [SharedDataFact]
    public void TryDecode_RealImages_GivesTheLibrarysPixels()
    {
        var small = Directory.GetFiles(SharedData.Ham10000, "*.jpg", SearchOption.AllDirectories).Order().Where((_, i) => i % 40 == 0);
        foreach (string path in Directory.GetFiles(SharedData.Originals, "*.jpg").Concat(small))
        {
            byte[] file = File.ReadAllBytes(path);
            byte[] decoded = Decode(file) ?? throw new InvalidOperationException($"{path} was not accepted.");
            decoded.AsSpan().SequenceEqual(Library(file)).Should().BeTrue($"{path} is decoded as libjpeg-turbo decodes it");
        }
    }

    [Theory]
    [InlineData(12, false)]
    [InlineData(13, false)]
    [InlineData(14, true)]
    public void TryDecode_JfifSegmentOfALength_CountsAsWithTheLibrary(int length, bool isDecoded)
    {
        // With a JFIF segment the components are YCbCr, whatever their ids; without one, these are red, green and blue.
        byte[] whole = Encode(GoldenPicture.Create(20, 30), 90, TurboJpeg.Sampling444);
        byte[] file = [.. whole[..4], 0, (byte)(length + 2), .. whole[6..(6 + length)], .. whole[20..]];
        var frame = file.AsSpan(file.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]));
        var scan = file.AsSpan(file.AsSpan().IndexOf([(byte)0xFF, (byte)0xDA]));
        (frame[10], frame[13], frame[16]) = ((byte)'R', (byte)'G', (byte)'B');
        (scan[5], scan[7], scan[9]) = ((byte)'R', (byte)'G', (byte)'B');

        Decode(file).Should().Equal(isDecoded ? Library(file) : null);
        Library(file).AsSpan().SequenceEqual(Library(whole)).Should().Be(isDecoded);
    }

    internal static unsafe byte[] Encode(RgbImage image, int quality, int sampling)
    {
        using var handle = TurboJpegHandle.ForCompression();
        byte[] buffer = new byte[(int)TurboJpeg.BufferSize(image.Width, image.Height, sampling).Value];
        var length = new CULong((uint)buffer.Length);
        fixed (byte* pixels = image.Pixels, file = buffer)
        {
            byte* target = file;
            TurboJpeg.Compress(handle, pixels, image.Width, image.Width * 3, image.Height, TurboJpeg.PixelFormatRgb, &target, &length, sampling, quality, TurboJpeg.NoReallocation | TurboJpeg.AccurateDct).Should().Be(0);
        }

        return buffer[..(int)length.Value];
    }

    private static byte[] Library(byte[] file)
    {
        var info = ImageDecoder.ReadInfo(file);
        byte[] pixels = new byte[info.Height * info.Width * 3];
        JpegDecoder.DecodeWithLibrary(file, info, pixels);
        return pixels;
    }

    private byte[]? Decode(byte[] file)
    {
        var info = ImageDecoder.ReadInfo(file);
        byte[] pixels = new byte[info.Height * info.Width * 3];
        return _decoder.TryDecode(file, info, pixels) ? pixels : null;
    }
}
