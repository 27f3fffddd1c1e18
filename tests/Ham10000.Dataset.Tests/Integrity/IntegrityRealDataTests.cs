namespace Ham10000.Dataset.Tests;

/// <summary>The figures of docs/integrity.md, where the real data is at hand.</summary>
public sealed class IntegrityRealDataTests : IDisposable
{
    private readonly TemporaryFolder _cache = new();

    public void Dispose() => _cache.Dispose();

    [SharedDataFact]
    public void CheckIntegrity_Ham10000_FindsWhatIsKnown()
    {
        using var data = HamDataset.Open(SharedData.Ham10000);
        var report = data.CheckIntegrity(new IntegrityOptions { CacheFolder = _cache.FullName });

        report.Counts.Should().Equal(new Dictionary<IntegrityFindingKind, int>
        {
            [IntegrityFindingKind.IdenticalFiles] = 2,
            [IntegrityFindingKind.NearDuplicate] = 99,
            [IntegrityFindingKind.InconsistentLesion] = 2,
        });
        Ids(report.Duplicates.Where(p => p.Kind == DuplicateKind.IdenticalFiles)).Should().Equal("ISIC_0024366 = ISIC_0029861", "ISIC_0024777 = ISIC_0029938");
        Ids(report.Duplicates.Where(p => !p.IsSameLesion)).Should().Equal("ISIC_0025226 = ISIC_0030074");
        report.Duplicates.Should().OnlyContain(p => !p.IsConflicting && !p.IsTurned);
        report.InconsistentLesions.Select(lesion => (lesion.LesionId, lesion.Columns, lesion.Records.Count)).Should().Equal(
            ("HAM_0000871", LesionColumns.Localization, 3), ("HAM_0001726", LesionColumns.Localization, 3));

        Clean(new CleanOptions()).Should().Be(9_724);
        Clean(new CleanOptions { IdenticalImages = DuplicateHandling.KeepFirst }).Should().Be(9_722);
        Clean(new CleanOptions { DropConflictingLabels = true }).Should().Be(9_724);
        Clean(new CleanOptions { DropInconsistentLesions = true }).Should().Be(9_718);
        Clean(new CleanOptions { IdenticalImages = DuplicateHandling.KeepFirst, NearDuplicates = DuplicateHandling.KeepFirst }).Should().Be(9_637);

        // No pair of different lesions lies between 0.62 and the threshold, so that 0.7 is not a close call.
        var looser = data.CheckIntegrity(new IntegrityOptions { CacheFolder = _cache.FullName, DetailCorrelation = 0.62 });
        looser.ImagesRead.Should().Be(0);
        Ids(looser.Duplicates.Where(p => !p.IsSameLesion)).Should().Equal("ISIC_0025226 = ISIC_0030074");

        int Clean(CleanOptions options) => data.Clean(options with { Integrity = report }).Records.Count;
    }

    private static IEnumerable<string> Ids(IEnumerable<DuplicatePair> pairs) => pairs.Select(p => $"{p.First.ImageId} = {p.Second.ImageId}");
}
