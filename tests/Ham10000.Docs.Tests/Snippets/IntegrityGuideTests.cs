using Ham10000.Dataset;

namespace Ham10000.Docs.Tests.Snippets;

/// <summary>The code of docs/integrity.md.</summary>
[Collection(OneAtATime.Name)]
public sealed class IntegrityGuideTests : WorkingFolder
{
    [Fact]
    public void CheckAndClean()
    {
        HamSample.Create("sample", images: 140, seed: 1);              // or a folder with the real HAM10000

        using var data = HamDataset.Open("sample");
        var report = data.CheckIntegrity();
        Console.WriteLine(report);
        report.SaveCsv("findings.csv");

        var clean = data.Clean(new CleanOptions
        {
            Integrity = report,
            IdenticalImages = DuplicateHandling.KeepFirst,
            NearDuplicates = DuplicateHandling.KeepFirst,
            DropConflictingLabels = true,
        });
        Console.WriteLine(clean.Report);

        report.Images.Should().Be(140);
        File.ReadAllLines("findings.csv").Should().HaveCount(1 + report.Findings.Count);
        (clean.Records.Count + clean.Report.Exclusions.Count).Should().Be(140);
    }

    [Fact]
    public void ListPairs()
    {
        HamSample.Create("data", images: 14);
        using var data = HamDataset.Open("data");
        File.Copy(data.Records[0].ImagePath, data.Records[1].ImagePath, overwrite: true);

        var report = data.CheckIntegrity(new IntegrityOptions { AnyOrientation = false });
        foreach (var pair in report.Duplicates)
        {
            Console.WriteLine($"{pair.First} {pair.Second}: {pair.Kind}, same lesion: {pair.IsSameLesion}, conflicting: {pair.IsConflicting}");
        }

        report.Duplicates.Should().ContainSingle(pair => pair.Kind == DuplicateKind.IdenticalFiles);
    }
}
