namespace Ham10000.Dataset;

/// <summary>What a splitter keeps together, and whether it divides each class or only the whole.</summary>
internal sealed record GroupRules(SplitUnit Unit, bool Stratified, IReadOnlyList<DuplicatePair> KeepTogether)
{
    /// <summary>What a record shares with the others of its group.</summary>
    internal string KeyOf(LesionRecord record) => Unit == SplitUnit.Lesion ? record.LesionId : record.ImageId;
}
