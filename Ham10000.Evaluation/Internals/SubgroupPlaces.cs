using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <summary>Which group of a kind an image is in, and the order of the groups.</summary>
internal static class SubgroupPlaces
{
    public const string Unknown = "unknown";

    // The sites, sexes and methods of HAM10000 are fewer; other texts come after them by name, and unknown after those.
    private const int Other = 1000;
    private const double OldestYears = 150;

    /// <summary>The group: by number first, then by name.</summary>
    public static (int Order, string Name) Of(LesionRecord record, SubgroupKind kind, IReadOnlyList<int> ageBounds) => kind switch
    {
        SubgroupKind.Age => Age(record, ageBounds),
        SubgroupKind.Sex => Text(record.Sex, Target.Sex),
        SubgroupKind.Localization => Text(record.Localization, Target.Localization),
        _ => Text(record.DxType, Target.DiagnosisMethod),
    };

    private static (int Order, string Name) Age(LesionRecord record, IReadOnlyList<int> bounds)
    {
        // As in PatientEncoder: HAM10000 writes 0 for some missing ages.
        if (record.AgeYears is not { } years || years == 0)
        {
            return (int.MaxValue, Unknown);
        }

        if (!(years is > 0 and <= OldestYears))
        {
            throw new ArgumentException($"The age of image '{record.ImageId}' is not one. Expected a number of years from 0 to {OldestYears}; null and 0 count as missing.", nameof(record));
        }

        var band = bounds.Count(bound => years >= bound);
        return (band, BandName(band, bounds));
    }

    private static string BandName(int band, IReadOnlyList<int> bounds)
    {
        if (bounds.Count == 0)
        {
            return "known";
        }

        return band == 0 ? $"under {bounds[0]}" : band == bounds.Count ? $"{bounds[^1]} and over" : $"{bounds[band - 1]} to {bounds[band] - 1}";
    }

    private static (int Order, string Name) Text(string text, Target target)
    {
        if (PatientFacts.IsMissing(text))
        {
            return (int.MaxValue, Unknown);
        }

        var name = text.Trim().ToLowerInvariant();
        var place = target.Labels.ClassNames.ToList().IndexOf(name);
        return (place < 0 ? Other : place, Dataset.Display.Text(name));
    }
}
