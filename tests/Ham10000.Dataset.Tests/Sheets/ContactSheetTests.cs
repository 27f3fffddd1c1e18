namespace Ham10000.Dataset.Tests;

public sealed class ContactSheetTests
{
    [Fact]
    public void Draw_PlacesPicturesInRowsAndColumns_AsTheyAre()
    {
        var (red, blue) = (Plain(4, 6, 255, 0, 0), Plain(3, 2, 0, 0, 255));

        var sheet = ContactSheet.Draw([new PictureRow("", [new(red), new(blue)]), new PictureRow("", [new(blue)])]);

        // 8 pixels between all; a row is as high as a line of text at least, a column as wide as the widest picture.
        (sheet.Height, sheet.Width).Should().Be((8 + 20 + 8 + 20 + 8, 8 + (2 * (6 + 8))));
        Count(sheet, 255, 0, 0).Should().Be(4 * 6);
        Count(sheet, 0, 0, 255).Should().Be(2 * 3 * 2);
        (At(sheet, 8, 8), At(sheet, 11, 13), At(sheet, 8, 22), At(sheet, 36, 8)).Should().Be(((255, 0, 0), (255, 0, 0), (0, 0, 255), (0, 0, 255)));
        Count(sheet, 255, 255, 255).Should().Be((sheet.Height * sheet.Width) - (4 * 6) - (2 * 3 * 2));
    }

    [Fact]
    public void Draw_WritesLabelsAndLines_InBlack_BesideAndBelowThePicture()
    {
        var sheet = ContactSheet.Draw([new PictureRow("l", [new(Plain(10, 60, 200, 200, 200), "ll", "l")])]);

        // An l has 10 dots of 2 × 2 pixels.
        Count(sheet, 0, 0, 0).Should().Be(4 * 40);
        Count(sheet, 200, 200, 200).Should().Be(600, "no letter covers the picture");
        (sheet.Height, sheet.Width).Should().Be((8 + 10 + 4 + 40 + 8, 12 + 16 + 60 + 8));
    }

    [Fact]
    public void Letters_AllHaveDotsOfTheirOwn()
    {
        var drawn = Enumerable.Range('!', '~' - '!' + 1).Select(character => $"{(char)character}").Concat(["→", "×", "–"]).ToDictionary(text => text, Dots);
        drawn.Values.Should().OnlyHaveUniqueItems().And.NotContain("");
        Dots("\u4e00").Should().Be(Dots("\u0416"), "a box stands for what has no dots").And.NotBe("");
        Dots(" ").Should().Be("");
        Dots("\u00a0").Should().Be("");
    }

    [Fact]
    public void Draw_Nothing_OrTooMuch_IsRefused()
    {
        FluentActions.Invoking(() => ContactSheet.Draw([])).Should().ThrowExactly<ArgumentException>().WithMessage("The rows hold no picture and no label. Expected at least one. (Parameter 'rows')");
        var large = new CaptionedPicture(new RgbImage(3000, 3000, new byte[3000 * 3000 * 3]));
        FluentActions.Invoking(() => ContactSheet.Draw([new PictureRow("", [.. Enumerable.Repeat(large, 12)])])).Should().ThrowExactly<ArgumentException>()
            .WithMessage("The sheet would have 3016×36104 pixels. Expected at most 100,000,000; draw fewer or smaller pictures. (Parameter 'rows')");
    }

    private static string Dots(string text)
    {
        var dots = new List<(int Y, int X)>();
        Glyphs.Write(text, (y, x) => dots.Add((y, x)));
        return string.Join(' ', dots.Order());
    }

    private static RgbImage Plain(int height, int width, byte red, byte green, byte blue) =>
        new(height, width, [.. Enumerable.Range(0, height * width).SelectMany(_ => new[] { red, green, blue })]);

    private static (int Red, int Green, int Blue) At(RgbImage image, int y, int x)
    {
        var pixel = image.Pixels.Slice(((y * image.Width) + x) * RgbImage.Channels, RgbImage.Channels);
        return (pixel[0], pixel[1], pixel[2]);
    }

    private static int Count(RgbImage image, int red, int green, int blue) =>
        Enumerable.Range(0, image.Height * image.Width).Count(i => At(image, i / image.Width, i % image.Width) == (red, green, blue));
}
