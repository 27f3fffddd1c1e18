namespace Ham10000.Dataset;

/// <summary>The rules of <see cref="HamDataset.Clean"/>.</summary>
internal static class CleaningRules
{
    /// <summary>Why a record is left out, or null.</summary>
    internal static Exclusion? Check(LesionRecord record, CleanOptions options, string file)
    {
        if (options.DropMissingAge && record.AgeYears is null or 0)
        {
            return Drop(ExclusionReason.MissingAge, "age");
        }

        return !options.DropUnknown ? null
            : IsUnknown(record.Localization) ? Drop(ExclusionReason.UnknownValue, "localization")
            : IsUnknown(record.Sex) ? Drop(ExclusionReason.UnknownValue, "sex")
            : IsUnknown(record.DxType) ? Drop(ExclusionReason.UnknownValue, "dx_type")
            : null;

        Exclusion Drop(ExclusionReason reason, string column)
            => new(record.ImageId, record.Line, reason, $"{record.PlaceIn(file)}: the {column} of image '{record.ImageId}' is missing.");
    }

    /// <summary>Whether a column says nothing.</summary>
    internal static bool IsUnknown(string value) => value.Equals("unknown", StringComparison.OrdinalIgnoreCase) || string.IsNullOrWhiteSpace(value);
}
