namespace Ham10000.Dataset;

/// <summary>The names that publishers gave their tables.</summary>
internal static class TableNames
{
    internal const string HamStem = "HAM10000_metadata";
    internal const string Ham = HamStem + ".csv";
    private const string GroundTruthEnding = "_GroundTruth";
    private const string Isic2018 = "ISIC2018_Task3_";

    /// <summary>Whether a table is HAM10000's metadata by its name.</summary>
    internal static bool IsHam(TableFile table) => table.Stem.Equals(HamStem, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a table says by its name which images show the same lesion.</summary>
    internal static bool IsGroupings(TableFile table) => table.Stem.Contains("LesionGroupings", StringComparison.OrdinalIgnoreCase);

    /// <summary>The part whose labels a table holds by its name, or null.</summary>
    internal static OfficialPart? GroundTruthPart(TableFile table)
        => !table.Stem.StartsWith(Isic2018, StringComparison.OrdinalIgnoreCase) || !table.Stem.EndsWith(GroundTruthEnding, StringComparison.OrdinalIgnoreCase) ? null
            : PartNames.TryParse(table.Stem[Isic2018.Length..^GroundTruthEnding.Length], out var part) ? part
            : null;
}
