namespace Ham10000.Dataset;

/// <summary>What a table is about.</summary>
internal enum TableKind
{
    Other,
    Ham,
    GroundTruth,
    Groupings,
    IsicArchive,
}
