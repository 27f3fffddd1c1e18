using Ham10000.Dataset;

namespace Ham10000.Evaluation.Tests;

public sealed class MistakeSheetTests
{
    private static readonly RgbImage Grey = new(30, 40, [.. Enumerable.Repeat((byte)120, 30 * 40 * 3)]);
    private static readonly RgbImage Green = new(30, 40, [.. Enumerable.Range(0, 30 * 40).SelectMany(_ => new byte[] { 0, 200, 0 })]);

    [Fact]
    public void DrawSheet_HasARowPerTrueClass_EachImageBesideItsOverlay()
    {
        var sheet = Mistakes.DrawSheet([Mistake("mel", Green), Mistake("mel", Green), Mistake("nv", Green)]);

        Count(sheet, 120, 120, 120).Should().Be(3 * 30 * 40);
        Count(sheet, 0, 200, 0).Should().Be(3 * 30 * 40);
        // Two rows of a pair with two lines of text, and the legend with one.
        sheet.Height.Should().Be(8 + (2 * (30 + 4 + 40 + 8)) + 16 + 4 + 20 + 8);
        Count(sheet, 0x44, 0x01, 0x54).Should().Be(16, "the legend begins where the colours do");
        Count(sheet, 0xFD, 0xE7, 0x25).Should().Be(16, "and ends where they end");
        Count(sheet, 0, 0, 0).Should().BeGreaterThan(1000, "the captions are written");
    }

    [Fact]
    public void DrawSheet_WithoutOverlays_ShowsTheImages_AndNoLegend()
    {
        var sheet = Mistakes.DrawSheet([Mistake("mel", null)]);
        Count(sheet, 120, 120, 120).Should().Be(30 * 40);
        sheet.Height.Should().Be(8 + 30 + 4 + 40 + 8);
    }

    [Fact]
    public void DrawSheet_OfNothing_IsRefused() => FluentActions.Invoking(() => Mistakes.DrawSheet([])).Should().ThrowExactly<ArgumentException>()
        .WithMessage("There is no mistake to draw. Expected at least one. (Parameter 'mistakes')");

    private static ExplainedMistake Mistake(string actual, RgbImage? overlay) =>
        new(new Mistake(0, "ISIC_0000001", "HAM_0000001", actual, "bcc", 0.75, 0.125), Grey, overlay, overlay is null ? "" : "Grad-CAM");

    private static int Count(RgbImage image, byte red, byte green, byte blue)
    {
        var count = 0;
        for (var i = 0; i < image.Pixels.Length; i += RgbImage.Channels)
        {
            count += image.Pixels.Slice(i, RgbImage.Channels).SequenceEqual([red, green, blue]) ? 1 : 0;
        }

        return count;
    }
}
