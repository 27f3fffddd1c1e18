using System.Buffers.Binary;

namespace Ham10000.Dataset.Tests;

[Collection(MeasuredAlone.Name)]
public class ImageDecoderFuzzTests
{
    private static readonly DecodeOptions Options = new() { DecodePixelsLimit = 250_000 };

    [Theory]
    [InlineData("baseline-420.jpg", 3000)]
    [InlineData("restart-422.jpg", 3000)]
    [InlineData("progressive.jpg", 1500)]
    [InlineData("cmyk.jpg", 1000)]
    [InlineData("rgb.png", 2000)]
    [InlineData("palette-transparent.png", 1500)]
    [InlineData("grey16.png", 1000)]
    public void Decode_MutatedFile_DecodesOrReportsIt(string name, int count)
    {
        byte[] original = File.ReadAllBytes(GoldenPicture.Image(name));
        var random = new CounterRandom(count, RandomPurpose.Shuffle);

        Fuzz(count, () => Mutation.Of(original, 700, ref random)).Should().BeLessThan(count, "most mutations of a header break it");
    }

    [Theory]
    [InlineData(TurboJpeg.Sampling444, 95, 40_000)]
    [InlineData(TurboJpeg.Sampling420, 60, 30_000)]
    [InlineData(1, 100, 15_000)]
    [InlineData(3, 80, 15_000)]
    public void Decode_MutatedTinyJpeg_DecodesAsTheLibraryOrReportsIt(int sampling, int quality, int count)
    {
        byte[] original = BaselineDecoderTests.Encode(GoldenPicture.Create(13, 19), quality, sampling);
        var random = new CounterRandom(sampling, RandomPurpose.Shuffle);
        var decoder = new BaselineDecoder();
        int accepted = 0;

        Fuzz(count, () =>
        {
            byte[] file = Mutation.Of(original, original.Length, ref random);
            accepted += IsAcceptedAsByTheLibrary(decoder, file) ? 1 : 0;
            return file;
        }).Should().BeInRange(accepted, count - 1);
        accepted.Should().BeGreaterThan(count / 100, "or the comparison says nothing");
    }

    [Fact]
    public void Decode_MutatedPngHeader_DecodesOrReportsIt()
    {
        string[] names = ["rgb.png", "rgba.png", "grey.png", "palette-transparent.png", "one-bit.png"];
        byte[][] originals = [.. names.Select(n => File.ReadAllBytes(GoldenPicture.Image(n)))];
        var random = new CounterRandom(3, RandomPurpose.Shuffle);
        int i = 0;

        Fuzz(100_000, () =>
        {
            byte[] file = Mutation.Of(originals[random.NextInt32(originals.Length)], 60, ref random);
            return i++ % 2 == 0 ? file : WithChecksum(file);
        }).Should().BeLessThan(100_000);
    }

    /// <summary>Makes the header's checksum right again, so that what is wrong in it reaches the library.</summary>
    private static byte[] WithChecksum(byte[] file)
    {
        if (file.Length >= PngHeader.Length)
        {
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(29), ~PngEncoder.Crc(uint.MaxValue, file.AsSpan(12, 17)));
        }

        return file;
    }

    /// <summary>Decodes many files; each gives a picture or one kind of exception, in no more memory than the limit allows.</summary>
    private static int Fuzz(int count, Func<byte[]> next)
    {
        int decoded = 0;
        for (int i = 0; i < count; i++)
        {
            byte[] file = next();
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                var image = ImageDecoder.Decode(file, Options);
                decoded += (long)image.Height * image.Width <= Options.DecodePixelsLimit ? 1 : throw new InvalidOperationException($"File {i} is larger than the limit.");
            }
            catch (DatasetFormatException e) when (e.Message.Length > 0)
            {
            }

            // Four bytes a pixel, copies of the file, and what an exception and the first buffers of a thread take.
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (allocated > 8 * Options.DecodePixelsLimit + 4 * file.Length + 1_000_000)
            {
                throw new InvalidOperationException($"File {i} took {allocated} bytes.");
            }
        }

        return decoded;
    }

    private static bool IsAcceptedAsByTheLibrary(BaselineDecoder decoder, byte[] file)
    {
        if (!JpegHeader.IsJpeg(file))
        {
            return false;
        }

        try
        {
            var info = ImageDecoder.ReadInfo(file, Options);
            byte[] pixels = new byte[info.Height * info.Width * 3], expected = new byte[pixels.Length];
            if (!decoder.TryDecode(file, info, pixels))
            {
                return false;
            }

            JpegDecoder.DecodeWithLibrary(file, info, expected);
            return pixels.AsSpan().SequenceEqual(expected) ? true : throw new InvalidOperationException($"Other pixels than the library's: {Convert.ToHexString(file)}");
        }
        catch (DatasetFormatException e) when (!e.Message.Contains("decoded in full", StringComparison.Ordinal))
        {
            return false;
        }
    }
}
