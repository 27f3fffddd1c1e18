namespace Ham10000.Dataset;

/// <summary>The rules of <see cref="HamDataset.Clean"/>.</summary>
internal static class CleaningRules
{
    /// <summary>Why a record is left out, or null.</summary>
    internal static Exclusion? Check(LesionRecord record, CleanOptions options, string file)
    {
        if (options.DropMissingAge && record.AgeYears is null or 0)
        {
            return Drop(ExclusionReason.MissingAge, "the age of image '{0}' is missing");
        }

        return !options.DropUnknown ? null
            : IsUnknown(record.Localization) ? Drop(ExclusionReason.UnknownValue, "the localization of image '{0}' is missing")
            : IsUnknown(record.Sex) ? Drop(ExclusionReason.UnknownValue, "the sex of image '{0}' is missing")
            : IsUnknown(record.DxType) ? Drop(ExclusionReason.UnknownValue, "the dx_type of image '{0}' is missing")
            : null;

        Exclusion Drop(ExclusionReason reason, string detail)
            => new(record.ImageId, record.Line, reason, $"{file} line {record.Line}: {detail.Replace("{0}", record.ImageId, StringComparison.Ordinal)}.");
    }

    private static bool IsUnknown(string value) => value.Equals("unknown", StringComparison.OrdinalIgnoreCase) || string.IsNullOrWhiteSpace(value);
}
