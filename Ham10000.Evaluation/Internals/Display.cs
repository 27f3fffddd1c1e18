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

    /// <summary>A score and its bounds, e.g. <c>0.543 (0.482 to 0.601)</c>; without the bounds where they are undefined.</summary>
    public static string Interval(ConfidenceInterval interval) => HasBounds(interval)
        ? $"{Score(interval.Estimate)} ({Score(interval.Lower)} to {Score(interval.Upper)})"
        : Score(interval.Estimate);

    /// <summary>A share and its bounds in percent, e.g. <c>54.3 % (48.2 to 60.1 %)</c>.</summary>
    public static string PercentInterval(ConfidenceInterval interval) => HasBounds(interval)
        ? $"{Percent(interval.Estimate)} ({PercentBounds(interval)})"
        : Percent(interval.Estimate);

    /// <summary>The bounds alone, e.g. <c>48.2 to 60.1 %</c>; a dash where they are undefined.</summary>
    public static string PercentBounds(ConfidenceInterval interval) => HasBounds(interval)
        ? $"{Number(interval.Lower * 100, "0.0")} to {Percent(interval.Upper)}{Mark(interval)}"
        : Missing;

    /// <summary>The bounds alone, e.g. <c>0.482 to 0.601</c>; a dash where they are undefined.</summary>
    public static string Bounds(ConfidenceInterval interval) => HasBounds(interval) ? $"{Score(interval.Lower)} to {Score(interval.Upper)}{Mark(interval)}" : Missing;

    /// <summary>A range of shares in percent, e.g. <c>60 to 66.7 %</c>.</summary>
    public static string Range(double lower, double upper) => $"{Number(lower * 100, "0.#")} to {Number(upper * 100, "0.#", Unit)}";

    /// <summary>What a legend says of the intervals it shows, e.g. <c> (95 % interval)</c>; nothing where there is none.</summary>
    public static string IntervalNote(IEnumerable<ConfidenceInterval?> intervals) =>
        intervals.FirstOrDefault(i => i is not null && HasBounds(i)) is { } first ? $" ({Level(first.Level)} interval)" : "";

    /// <summary>Marks bounds that come from some of the draws only, and those between which there is nothing.</summary>
    public static string Mark(ConfidenceInterval interval) => (interval.DefinedShare < 1 ? "\u00A0‡" : "") + (HasNoWidth(interval) ? "\u00A0§" : "");

    /// <summary>What the marks of some intervals mean, a line each, for a console; nothing where there is none.</summary>
    public static string MarkNotes(IEnumerable<ConfidenceInterval?> intervals)
    {
        var shown = intervals.OfType<ConfidenceInterval>().Where(HasBounds).ToList();
        return (shown.Exists(i => i.DefinedShare < 1) ? "‡ undefined in some of the draws; the interval is of the others alone\n" : "")
            + (shown.Exists(HasNoWidth) ? "§ the same in all draws, which is no certainty: where n lesions are all right, a share of up to about 3/n may still be missed\n" : "");
    }

    /// <summary>Whether the draws gave the same again and again, which looks like certainty and is none.</summary>
    public static bool HasNoWidth(ConfidenceInterval interval) => interval.Lower == interval.Upper;

    /// <summary>What the marks mean, a sentence or two each.</summary>
    public static readonly IReadOnlyList<(string Mark, string Meaning)> Marks =
    [
        ("‡", "after an interval: in some of the draws the score was undefined, since no lesion of the class was drawn. The interval speaks of the other draws alone."),
        ("§", "after an interval: it has no width, since every draw scored the same. That is no certainty: of n lesions that are all right, up to 1 − 0.05^(1/n) of others may still be wrong, 35 % with 7 lesions, 10 % with 30."),
    ];

    /// <summary>Whether both bounds are defined.</summary>
    public static bool HasBounds(ConfidenceInterval interval) => double.IsFinite(interval.Lower) && double.IsFinite(interval.Upper);

    /// <summary>A difference of shares in hundredths, with its sign, e.g. <c>+6.6</c>.</summary>
    public static string Points(double difference, string format = "0.0") => Number(difference * 100, $"+{format};\u2212{format};0");

    /// <summary>By what images are grouped, in words.</summary>
    public static string Kind(SubgroupKind kind) => kind switch
    {
        SubgroupKind.Age => "Age in years",
        SubgroupKind.Sex => "Sex",
        SubgroupKind.Localization => "Site on the body",
        SubgroupKind.DiagnosisMethod => "How the diagnosis was made",
        _ => kind.ToString(),
    };
}
