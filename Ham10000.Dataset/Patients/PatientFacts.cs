namespace Ham10000.Dataset;

/// <summary>What is known of a patient and where the lesion is. What is not known stays null.</summary>
public sealed record PatientFacts
{
    /// <summary>Nothing is known.</summary>
    public static PatientFacts Unknown { get; } = new();

    /// <summary>The age in years, 0 to 150. Null and 0 count as missing: HAM10000 writes 0 for some missing ages.</summary>
    public double? AgeYears { get; init; }

    /// <summary><c>female</c> or <c>male</c>, in any case of letters. Null, empty and <c>unknown</c> count as missing.</summary>
    public string? Sex { get; init; }

    /// <summary>One of <see cref="PatientEncoder.Sites"/>, in any case of letters. Null, empty and <c>unknown</c> count as missing.</summary>
    public string? Localization { get; init; }

    /// <summary>What the metadata says of an image's patient.</summary>
    /// <param name="record">The record. Its diagnosis and how that was made are not taken over.</param>
    public static PatientFacts Of(LesionRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new PatientFacts { AgeYears = record.AgeYears, Sex = record.Sex, Localization = record.Localization };
    }

    /// <summary>Which facts are known. Age and sex themselves are left out so that they do not reach a log.</summary>
    /// <returns>Such as <c>age known, sex missing, localization back</c>.</returns>
    public override string ToString() =>
        $"age {Known(HasAge)}, sex {Known(!IsMissing(Sex))}, localization {(IsMissing(Localization) ? "missing" : Display.Text(Localization!.Trim()))}";

    internal bool HasAge => AgeYears is not (null or 0);

    internal static bool IsMissing(string? text) => text is null || CleaningRules.IsUnknown(text.Trim());

    private static string Known(bool known) => known ? "known" : "missing";
}
