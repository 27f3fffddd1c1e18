namespace Ham10000.Evaluation;

/// <summary>How a class looks in every figure: a colour, a dash and a marker. Classes whose colours repeat differ in dash and marker.</summary>
internal static class ClassLook
{
    private const int Colors = 7;
    private const int Dashes = 7;

    private static readonly string[] Markers =
    [
        "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
        "M-3.6 -3.6h7.2v7.2h-7.2z",
        "M0 -4.8L4.6 3.4H-4.6z",
        "M0 -5L5 0L0 5L-5 0z",
        "M-4.8 -1.6h3.2v-3.2h3.2v3.2h3.2v3.2h-3.2v3.2h-3.2v-3.2h-3.2z",
        "M0 4.8L4.6 -3.4H-4.6z",
        "M0 -5L1.5 -1.6L4.9 -1.6L2.2 0.9L3.2 4.4L0 2.3L-3.2 4.4L-2.2 0.9L-4.9 -1.6L-1.5 -1.6z",
        "M-5 -2.6h10v5.2h-10z",
    ];

    /// <summary>The style of a class's line.</summary>
    public static string Line(int index) => $"class s{index % Colors} d{(index + (index / Colors)) % Dashes}";

    /// <summary>The style of a short stroke, which has no room for dashes.</summary>
    public static string Stroke(int index) => $"class s{index % Colors}";

    /// <summary>The style of what a class fills.</summary>
    public static string Fill(int index) => $"f{index % Colors}";

    /// <summary>A marker in the class's colour and shape, with what hovering tells.</summary>
    public static Markup Marker(int index, double x, double y, string title = "")
    {
        var mark = new Markup().Add($"<path class=\"mark {Fill(index)}\" transform=\"translate({x:0.##} {y:0.##})\" d=\"{Markers[index % Markers.Length]}\"");
        return title.Length == 0 ? mark.AddConstant("/>\n") : mark.Add($"><title>{title}</title></path>\n");
    }
}
