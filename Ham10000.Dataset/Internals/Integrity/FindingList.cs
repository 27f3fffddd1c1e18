namespace Ham10000.Dataset;

/// <summary>Puts what was found into one list, kind after kind, with a sentence for each finding.</summary>
internal static class FindingList
{
    internal static IEnumerable<IntegrityFinding> Of(IntegrityReport report)
        => report.Duplicates.Select(Pair)
            .Concat(report.ConflictingPictures.Select(Pictures))
            .Concat(report.InconsistentLesions.Select(Lesion))
            .Concat(report.Faults.Select(Fault))
            .OrderBy(finding => finding.Kind);

    private static IntegrityFinding Pair(DuplicatePair pair)
    {
        var isIdentical = pair.Kind == DuplicateKind.IdenticalFiles;
        var (first, second) = (Display.Text(pair.First.ImageId), Display.Text(pair.Second.ImageId));
        var lesions = pair.IsSameLesion ? $"lesion {Display.Text(pair.First.LesionId)}" : $"lesions {Display.Text(pair.First.LesionId)} and {Display.Text(pair.Second.LesionId)}";
        var what = isIdentical ? "are the same file" : pair.IsTurned ? "show nearly the same picture, turned or mirrored" : "show nearly the same picture";
        return new IntegrityFinding(isIdentical ? IntegrityFindingKind.IdenticalFiles : IntegrityFindingKind.NearDuplicate, [pair.First, pair.Second], $"{first} and {second} ({lesions}) {what}.") { Pair = pair };
    }

    private static IntegrityFinding Pictures(IReadOnlyList<LesionRecord> group)
    {
        var images = Display.Some([.. group.Select(r => $"{Display.Text(r.ImageId)} ({r.Diagnosis.Code})")], shown: 6);
        return new IntegrityFinding(IntegrityFindingKind.ConflictingPictures, group, $"Images of the same picture carry different diagnoses: {images}.");
    }

    private static IntegrityFinding Lesion(InconsistentLesion lesion)
    {
        var kind = lesion.IsConflicting ? IntegrityFindingKind.ConflictingLesion : IntegrityFindingKind.InconsistentLesion;
        return new IntegrityFinding(kind, lesion.Records, $"The {lesion.Records.Count} rows of lesion {Display.Text(lesion.LesionId)} differ in {lesion.Columns.Names()}.") { Columns = lesion.Columns };
    }

    private static IntegrityFinding Fault(ImageFault fault)
    {
        var kind = fault.IsBroken ? IntegrityFindingKind.BrokenImage
            : fault.Reason == ExclusionReason.BlankImage ? IntegrityFindingKind.BlankImage
            : IntegrityFindingKind.OddSize;
        return new IntegrityFinding(kind, [fault.Record], fault.Detail);
    }
}
