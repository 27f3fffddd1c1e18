namespace Ham10000.Evaluation;

/// <summary>Keeps text of drawings within bounds. No font is at hand, so widths are those of a wide one.</summary>
internal static class TextFit
{
    // The mean advance of DejaVu Sans, the widest of the fonts in the style sheet's list.
    private const double EmPerCharacter = 0.59;

    /// <summary>About how wide a text is in units of the drawing.</summary>
    public static double Width(string text, double fontSize) => text.EnumerateRunes().Count() * EmPerCharacter * fontSize;

    /// <summary>The text, cut and ended by an ellipsis where it is wider than there is room.</summary>
    public static string Shorten(string text, double room, double fontSize)
    {
        var fitting = Math.Max(1, (int)(room / (EmPerCharacter * fontSize)));
        var runes = text.EnumerateRunes().ToArray();
        return runes.Length <= fitting ? text : string.Concat(runes.Take(Math.Max(1, fitting - 1)).Select(r => r.ToString())) + "…";
    }
}
