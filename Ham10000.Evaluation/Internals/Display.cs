using System.Globalization;

namespace Ham10000.Evaluation;

/// <summary>Numbers as people read them in pages and on consoles; what is undefined or unknown is a dash.</summary>
internal static class Display
{
    public const string Missing = "–";

    // A line never breaks between a number and its unit.
    private const string Unit = "\u00A0%";

    public static string Percent(double? fraction) => Number(fraction * 100, "0.0", Unit);

    public static string Score(double? value) => Number(value, "0.000", "");

    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Plural(long count, string noun) => $"{Count(count)} {noun}{(count == 1 ? "" : "s")}";

    public static string Level(double level) => (level * 100).ToString("0.##", CultureInfo.InvariantCulture) + Unit;

    public static string Number(double? value, string format, string unit = "") =>
        value is { } v && double.IsFinite(v) ? v.ToString(format, CultureInfo.InvariantCulture) + unit : Missing;
}
