using System.Reflection;

namespace Ham10000.Dataset.Tests;

public class ImageDecoderErrorTests
{
    [Fact]
    public void Decode_EmptyFile_SaysSo()
    {
        using var folder = new TemporaryFolder();
        string path = folder["empty.jpg"];
        File.WriteAllBytes(path, []);

        Action decode = () => ImageDecoder.Decode(path);

        var error = decode.Should().Throw<DatasetFormatException>().Which;
        error.Message.Should().Be($"{path}: The image is empty (0 bytes). Expected a JPEG or PNG file; fetch it again.");
        error.Path.Should().Be(path);
    }

    [Fact]
    public void Decode_TextNamedJpg_SaysWhatItBeginsWith()
    {
        Message("<html>not found</html>"u8.ToArray()).Should().Be(
            "The image begins with 3C 68 74 6D, which is neither JPEG (FF D8 FF) nor PNG (89 50 4E 47). Expected a JPEG or PNG file; convert it or fetch it again.");
    }

    [Theory]
    [InlineData("baseline-420.jpg")]
    [InlineData("progressive.jpg")]
    [InlineData("grey.jpg")]
    [InlineData("cmyk.jpg")]
    public void Decode_JpegCutAnywhere_IsAnError(string name)
    {
        byte[] file = File.ReadAllBytes(GoldenPicture.Image(name));
        for (int length = 3; length < file.Length; length += 7)
        {
            Message(file[..length]).Should().NotBeNull($"the file ends after {length} of {file.Length} bytes");
        }
    }

    [Theory]
    [InlineData("rgb.png")]
    [InlineData("palette.png")]
    [InlineData("grey16.png")]
    public void Decode_PngCutBeforeItsLastChunk_IsAnError(string name)
    {
        byte[] file = File.ReadAllBytes(GoldenPicture.Image(name));
        for (int length = 8; length < file.Length - 12; length += 5)
        {
            Message(file[..length]).Should().NotBeNull($"the file ends after {length} of {file.Length} bytes");
        }
    }

    [Fact]
    public void Decode_HalfAJpeg_SaysWhatIsWrong()
    {
        byte[] file = File.ReadAllBytes(GoldenPicture.Image("baseline-420.jpg"));

        Message(file[..(file.Length * 3 / 4)]).Should().Be(
            "The JPEG cannot be decoded in full: Premature end of JPEG file. The file is damaged or truncated; fetch it again.");
    }

    [Fact]
    public void Decode_JpegOfThousandsOfScans_IsRefused()
    {
        byte[] file = File.ReadAllBytes(GoldenPicture.Image("progressive.jpg"));
        byte[] scan = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 0, 0];

        Message([.. file[..^2], .. Enumerable.Repeat(scan, 1000).SelectMany(s => s), 0xFF, 0xD9]).Should().Be(
            $"The JPEG has {1000 + file.AsSpan().Count(new byte[] { 0xFF, 0xDA })} scans. Expected at most 500; the file is damaged or made to take long.");
    }

    [Fact]
    public void Decode_GoodFileAfterEveryKindOfBadOne_IsDecoded()
    {
        byte[] good = File.ReadAllBytes(GoldenPicture.Image("baseline-420.jpg"));
        var random = new CounterRandom(1, RandomPurpose.Shuffle);
        for (int i = 0; i < 500; i++)
        {
            byte[] bad = [.. good];
            bad[2 + random.NextInt32(good.Length - 2)] ^= (byte)(1 + random.NextInt32(255));
            Message(bad);
            Message(good).Should().BeNull();
        }
    }

    [Fact]
    public void Decode_PngWithAWrongChecksum_SaysWhatIsWrong()
    {
        byte[] file = File.ReadAllBytes(GoldenPicture.Image("rgb.png"));
        file[^14] ^= 1;

        Message(file).Should().Be("The PNG cannot be decoded in full: IDAT: CRC error. The file is damaged or truncated; fetch it again.");
    }

    [Fact]
    public void Decode_HugeJpegHeader_IsRefusedBeforeMemoryIsTaken()
    {
        byte[] file = File.ReadAllBytes(GoldenPicture.Image("baseline-420.jpg"));
        SetJpegSize(file, 60_000, 60_000);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Message(file).Should().Be(
            "The header claims 60000×60000 = 3600000000 pixels. Expected at most 100000000; if the image is meant to be so large, raise DecodeOptions.DecodePixelsLimit.");
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(1_000_000);
    }

    [Fact]
    public void Decode_HugePngHeader_IsRefused()
    {
        byte[] file = File.ReadAllBytes(GoldenPicture.Image("rgb.png"));
        (file[16], file[17], file[18], file[19]) = (0, 0, 0xEA, 0x60);
        (file[20], file[21], file[22], file[23]) = (0, 0, 0xEA, 0x60);

        Message(file).Should().Be(
            "The header claims 60000×60000 = 3600000000 pixels. Expected at most 100000000; if the image is meant to be so large, raise DecodeOptions.DecodePixelsLimit.");
    }

    [Fact]
    public void Decode_MorePixelsThanTheCallersLimit_IsRefused()
    {
        Action decode = () => ImageDecoder.Decode(GoldenPicture.Image("rgb.png"), new DecodeOptions { DecodePixelsLimit = 1960 });

        decode.Should().Throw<DatasetFormatException>().WithMessage("*The header claims 37×53 = 1961 pixels. Expected at most 1960; if*");
    }

    [Fact]
    public void Decode_JpegOfZeroHeight_IsRefused()
    {
        byte[] file = File.ReadAllBytes(GoldenPicture.Image("baseline-420.jpg"));
        SetJpegSize(file, 0, 53);

        Message(file).Should().Be("The JPEG's header claims 0×53 pixels. Expected at least 1×1; fetch the file again.");
    }

    [Fact]
    public void Decode_LosslessJpeg_IsRefused()
    {
        byte[] file = File.ReadAllBytes(GoldenPicture.Image("baseline-420.jpg"));
        file[FrameHeader(file)] = 0xC3;

        Message(file).Should().Be("The JPEG is of a kind (frame FF C3: lossless or hierarchical) that is not supported. Expected baseline or progressive; convert the file.");
    }

    [Theory]
    [InlineData(NativeLibraries.TurboJpeg, "JPEG images need libjpeg-turbo, and none of no-such.so.0 was found on this machine. Install the package libturbojpeg0 (Debian, Ubuntu), or run ./quickstart, which does.")]
    [InlineData(NativeLibraries.Png, "PNG images need libpng, and none of no-such.so.0 was found on this machine. Install the package libpng16-16 (Debian, Ubuntu), or run ./quickstart, which does.")]
    public void Load_LibraryIsMissing_NamesThePackage(string name, string message)
    {
        Action load = () => NativeLibraries.Load(name, ["no-such.so.0"], Assembly.GetExecutingAssembly(), null);

        load.Should().Throw<DllNotFoundException>().WithMessage(message);
    }

    private static string? Message(byte[] file)
    {
        try
        {
            ImageDecoder.Decode(file);
            return null;
        }
        catch (DatasetFormatException e)
        {
            return e.Message;
        }
    }

    private static void SetJpegSize(byte[] file, int height, int width)
    {
        int at = FrameHeader(file) + 4;
        (file[at], file[at + 1], file[at + 2], file[at + 3]) = ((byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width);
    }

    private static int FrameHeader(byte[] file) => file.AsSpan().IndexOf(new byte[] { 0xFF, 0xC0 }) + 1;
}
