namespace Ham10000.Dataset;

/// <summary>Letters of 5 × 7 dots, drawn at twice that size: the printable ASCII characters and the signs that captions have.</summary>
internal static partial class Glyphs
{
    private const int Scale = 2, Advance = 6, Columns = 5;

    /// <summary>Rows of a line of text, in pixels, with what hangs below it.</summary>
    internal const int LineHeight = 10 * Scale;

    /// <summary>Columns of a text, in pixels.</summary>
    internal static int WidthOf(string text) => text.Length * Advance * Scale;

    /// <summary>Draws a text from the upper left on; an empty box stands for a character that has no dots.</summary>
    internal static void Write(string text, Action<int, int> blacken)
    {
        for (int i = 0; i < text.Length; i++)
        {
            byte[] rows = Dots.GetValueOrDefault(text[i], Unknown);
            for (int y = 0; y < rows.Length * Scale; y++)
            {
                for (int x = 0; x < Columns * Scale; x++)
                {
                    if ((rows[y / Scale] >> (Columns - 1 - x / Scale) & 1) == 1)
                    {
                        blacken(y, i * Advance * Scale + x);
                    }
                }
            }
        }
    }
}
