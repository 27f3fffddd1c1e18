using System.Globalization;

namespace Ham10000.Dataset.Tests;

public sealed class PictureHashTests
{
    private static readonly string[][] Lines = [.. File.ReadLines(Path.Combine(GoldenPicture.Folder, "hashes", "hashes.csv")).Select(line => line.Split(','))];
    private static readonly byte[] Thumbnails = File.ReadAllBytes(Path.Combine(GoldenPicture.Folder, "hashes", "thumbnails.grey"));

    public static TheoryData<int> Pictures => [.. Enumerable.Range(0, Lines.Length)];

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Read_PictureOfAFormula_HasPillowsThumbnail(int line)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["a.png"], PngEncoder.Encode(Picture(line)));
        new FactReader().Read(folder["a.png"], DecodeOptions.Default, out _).Thumbnail.Should().Equal(Thumbnail(line));
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Of_AllTurns_EqualsSciPyOnTurnedPixels(int line)
    {
        var hashes = new ulong[Turns.Count];
        PictureHash.Of(Thumbnail(line), hashes);
        hashes.Select(hash => hash.ToString("x16", CultureInfo.InvariantCulture)).Should().Equal(Lines[line][3..11]);
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Apply_EveryTurn_GivesThePixelsThatTheTurnedHashStandsFor(int line)
    {
        var (hashes, one, turned) = (new ulong[Turns.Count], new ulong[1], new byte[ImageFacts.Pixels]);
        PictureHash.Of(Thumbnail(line), hashes);
        for (var turn = 0; turn < Turns.Count; turn++)
        {
            Turns.Apply(Thumbnail(line), turn, ImageFacts.Side, turned);
            PictureHash.Of(turned, one);
            one[0].Should().Be(hashes[turn], "turn {0}", turn);
        }
    }

    [Fact]
    public void Correlation_OfFineDetail_EqualsSciPy()
    {
        var (before, after) = (new float[ImageFacts.Pixels], new float[ImageFacts.Pixels]);
        for (var line = 1; line < Lines.Length; line++)
        {
            FineDetail.Of(Thumbnail(line - 1), before);
            FineDetail.Of(Thumbnail(line), after);
            FineDetail.Correlation(before, after).Should().BeApproximately(float.Parse(Lines[line][11], CultureInfo.InvariantCulture), 1e-5f);
        }
    }

    [Fact]
    public void Of_EvenPicture_HasNoDetail()
    {
        var detail = new float[ImageFacts.Pixels];
        FineDetail.Of(Enumerable.Repeat((byte)77, ImageFacts.Pixels).ToArray(), detail);
        detail.Should().OnlyContain(value => value == 0);
    }

    [Theory]
    [InlineData(8, true)]
    [InlineData(9, false)]
    public void IsBlank_OneChannelSpans_DependsOnTheSpan(int span, bool expected)
    {
        byte[] pixels = [.. Enumerable.Repeat<byte[]>([10, 200, 90], 50).SelectMany(pixel => pixel)];
        pixels[^2] = (byte)(200 + span);
        FactReader.IsBlank(pixels).Should().Be(expected);
    }

    private static byte[] Thumbnail(int line) => Thumbnails.AsSpan(line * ImageFacts.Pixels, ImageFacts.Pixels).ToArray();

    // The formula of make_hashes.py.
    private static RgbImage Picture(int line)
    {
        int[] numbers = [.. Lines[line][..3].Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
        var (height, width, seed) = (numbers[0], numbers[1], numbers[2]);
        var pixels = new byte[height * width * 3];
        for (int i = 0, at = 0; i < height; i++)
        {
            for (var j = 0; j < width; j++)
            {
                for (var c = 0; c < 3; c++, at++)
                {
                    int y = (2 * i + 1) * 512 / height, x = (2 * j + 1) * 512 / width;
                    int first = Wave(y * (1 + seed % 3) + x + c * 60), second = Wave(x * (2 + seed % 4) - y + 1020 * 3 + seed * 40);
                    pixels[at] = (byte)((2 * first + second + Wave(y * x / 64 + seed * 11)) / 4);
                }
            }
        }

        return new RgbImage(height, width, pixels);
    }

    private static int Wave(int k) => Math.Abs(k % 510 - 255);
}
