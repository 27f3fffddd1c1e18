namespace Ham10000.Dataset.Tests;

public class HairRemovalTests
{
    private static readonly HairRemoval Small = new() { Width = 0.05, MinimumLength = 0.25 };

    public static TheoryData<int, int> Sizes => new() { { 60, 90 }, { 97, 66 }, { 41, 130 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Find_HairsInAPicture_EqualsScipysMorphology(int height, int width)
    {
        byte[] bits = File.ReadAllBytes(Golden(height, width, "mask"));

        var mask = new HairMask(Small).Find(Hairy(height, width), height, width);

        for (int i = 0; i < height * width; i++)
        {
            (mask.Row(i / width)[i % width] != 0).Should().Be((bits[i / 8] >> (7 - i % 8) & 1) == 1, $"row {i / width}, column {i % width}");
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Apply_HairsInAPicture_FillsThemFromTheirSurroundings(int height, int width)
    {
        byte[] original = Hairy(height, width), pixels = [.. original], expected = [.. original];
        byte[] bits = File.ReadAllBytes(Golden(height, width, "mask")), filled = File.ReadAllBytes(Golden(height, width, "rgb"));
        for (int i = 0, at = 0; i < height * width; i++)
        {
            if ((bits[i / 8] >> (7 - i % 8) & 1) == 1)
            {
                filled.AsSpan(at, 3).CopyTo(expected.AsSpan(i * 3));
                at += 3;
            }
        }

        new HairRemover(Small).Apply(pixels, height, width);

        GoldenPicture.LargestDifference(pixels, expected).Should().BeLessThanOrEqualTo(1);
    }

    [Fact]
    public void Apply_OneRemoverForManySizes_GivesWhatANewOneGives()
    {
        var remover = new HairRemover(Small);
        foreach (var (height, width) in new[] { (60, 90), (1, 1), (97, 66), (2, 300), (300, 2), (60, 90) })
        {
            byte[] kept = Hairy(height, width), fresh = [.. kept];
            remover.Apply(kept, height, width);
            new HairRemover(Small).Apply(fresh, height, width);
            kept.Should().Equal(fresh);
        }
    }

    [Fact]
    public void Apply_AllDark_HasNothingToFillFrom_AndStays()
    {
        byte[] pixels = [.. Enumerable.Repeat((byte)7, 40 * 50 * 3)];

        new HairRemover(new HairRemoval { Contrast = 1 }).Apply(pixels, 40, 50);

        pixels.Should().OnlyContain(v => v == 7);
    }

    [Fact]
    public void Validate_BadValues_NamesThemAll()
    {
        Action validate = () => new Preprocessing { HairRemoval = new HairRemoval { Width = 0, MinimumLength = double.NaN, Contrast = 255 } }.Validate();

        validate.Should().Throw<ArgumentException>().WithMessage("The preprocessing cannot be used: HairRemoval.Width 0 must be above 0 and at most 0.1; "
            + "HairRemoval.MinimumLength NaN must be above 0 and at most 0.5; HairRemoval.Contrast 255 must be 1..254.");
    }

    [SharedDataFact]
    public void Find_RealImages_MarksHairs_AndLeavesHairlessSkinAlone()
    {
        Share("ISIC_0030589").Should().BeInRange(0.35, 0.55, "it is covered with hair");
        Share("ISIC_0028602").Should().BeLessThan(0.005, "it has none");
        Share("ISIC_0027001").Should().BeLessThan(0.005, "its hairs are light");
    }

    private static double Share(string image)
    {
        var decoded = ImageDecoder.Decode(Path.Combine(SharedData.Originals, image + ".jpg"));
        var mask = new HairMask(HairRemoval.Default).Find(decoded.Pixels, decoded.Height, decoded.Width);
        return Enumerable.Range(0, decoded.Height).Sum(y => mask.Row(y).Count((byte)255)) / (double)(decoded.Height * decoded.Width);
    }

    private static string Golden(int height, int width, string ending) => Path.Combine(GoldenPicture.Folder, "pixels", $"hair-{height}x{width}.{ending}");

    /// <summary>The picture that make_pixels.py calls hairy.</summary>
    private static byte[] Hairy(int height, int width)
    {
        byte[] pixels = new byte[height * width * 3];
        for (int y = 0, at = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++, at += 3)
            {
                int[] skin = [200 + x * 20 / width, 150 + y * 20 / height, 130 + (x + y) % 5];
                bool blot = Square(y - height / 2) * 4 + Square(x - width / 3) * 4 < Square(height / 2);
                bool hair = Math.Abs(2 * y - x - 10) < 3 || Math.Abs(x - width * 3 / 4) < 2 || Math.Abs(y - 5 - x * x / (3 * width)) < 1
                    || (y == height - 1 && x > width / 2) || (y % 17 == 0 && x % 23 < 5);
                for (int c = 0; c < 3; c++)
                {
                    int level = blot ? skin[c] / 3 : skin[c];
                    pixels[at + c] = (byte)(hair ? level / 4 + 10 : level);
                }
            }
        }

        return pixels;
    }

    private static int Square(int value) => value * value;
}
