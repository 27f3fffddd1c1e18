namespace Ham10000.Dataset;

/// <summary>Many pictures on one, in rows with their names to the left and lines of text below each picture.</summary>
/// <example><code>
/// ContactSheet.Draw([new PictureRow("nv", [.. images.Select(image => new CaptionedPicture(image))])]).SavePng("sheet.png");
/// </code></example>
public static class ContactSheet
{
    private const int Gap = 8, LetterHeight = 14;
    private const long MostPixels = 100_000_000;

    /// <summary>Draws a sheet on white. Pictures keep their size; the columns are as wide as the widest picture or line.</summary>
    /// <param name="rows">The rows, from the top; at least one with a picture or a label.</param>
    /// <returns>The sheet. Letters are 14 pixels high; a box stands for a character beyond ASCII and a few signs.</returns>
    /// <exception cref="ArgumentException">There is nothing to draw, or the sheet would have more than 100 million pixels.</exception>
    public static RgbImage Draw(IReadOnlyList<PictureRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var pictures = rows.SelectMany(row => row.Pictures).ToList();
        int labels = rows.Select(row => Glyphs.WidthOf(row.Label)).DefaultIfEmpty().Max();
        int columns = rows.Select(row => row.Pictures.Count).DefaultIfEmpty().Max();
        int left = labels > 0 ? labels + 2 * Gap : Gap, column = pictures.Select(WidthOf).DefaultIfEmpty().Max() + Gap;
        long height = Gap + rows.Sum(row => (long)HeightOf(row) + Gap), width = left + (long)columns * column;
        if (labels == 0 && pictures.Count == 0 || height * width > MostPixels)
        {
            throw new ArgumentException(
                pictures.Count == 0 ? "The rows hold no picture and no label. Expected at least one." : $"The sheet would have {height}×{width} pixels. Expected at most {MostPixels:N0}; draw fewer or smaller pictures.",
                nameof(rows));
        }

        var paper = new SheetPaper((int)height, (int)width);
        int top = Gap;
        foreach (var row in rows)
        {
            Draw(paper, row, top, left, column);
            top += HeightOf(row) + Gap;
        }

        return paper.ToImage();
    }

    private static void Draw(SheetPaper paper, PictureRow row, int top, int left, int column)
    {
        int height = row.Pictures.Select(picture => picture.Image.Height).DefaultIfEmpty(LetterHeight).Max();
        paper.Write(row.Label, top + (height - LetterHeight) / 2, Gap);
        for (int i = 0; i < row.Pictures.Count; i++)
        {
            var picture = row.Pictures[i];
            paper.Place(picture.Image, top, left + i * column);
            for (int line = 0; line < picture.Lines.Count; line++)
            {
                paper.Write(picture.Lines[line], top + picture.Image.Height + Gap / 2 + line * Glyphs.LineHeight, left + i * column);
            }
        }
    }

    private static int WidthOf(CaptionedPicture picture) => Math.Max(picture.Image.Width, picture.Lines.Select(Glyphs.WidthOf).DefaultIfEmpty().Max());

    private static int HeightOf(PictureRow row) =>
        row.Pictures.Select(picture => picture.Image.Height + (picture.Lines.Count == 0 ? 0 : Gap / 2 + picture.Lines.Count * Glyphs.LineHeight)).Append(Glyphs.LineHeight).Max();
}
