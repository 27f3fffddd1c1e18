namespace Ham10000.Dataset.Tests;

public sealed class IntegrityReportTests : IDisposable
{
    private const string Header = "finding,images,lesions,diagnoses,hash_distance,detail_correlation,turned,columns,detail\n";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void SaveCsv_EveryKind_WritesALineEach()
    {
        var (a, b, c) = (Record("a", "L1"), Record("b", "L2", Diagnosis.Mel), Record("c", "L2"));
        var near = new DuplicatePair(a, b, DuplicateKind.NearDuplicate, 4) { DetailCorrelation = 0.91251, IsTurned = true };
        var report = new IntegrityReport("data", [a, b, c], [near, new DuplicatePair(b, c, DuplicateKind.IdenticalFiles, 0)],
            [new InconsistentLesion("L2", [b, c], LesionColumns.Diagnosis | LesionColumns.DxType)], [new ImageFault(c, ExclusionReason.BlankImage, "Blank, \"all\" of it.")]);
        report.SaveCsv(_folder["new", "findings.csv"]);

        File.ReadAllText(_folder["new", "findings.csv"]).Should().Be(Header
            + "IdenticalFiles,b;c,L2,mel;nv,0,1.000,no,,b and c (lesion L2) are the same file.\n"
            + "NearDuplicate,a;b,L1;L2,nv;mel,4,0.913,yes,,\"a and b (lesions L1 and L2) show nearly the same picture, turned or mirrored.\"\n"
            + "ConflictingPictures,a;b;c,L1;L2,nv;mel,,,,,\"Images of the same picture carry different diagnoses: a (nv), b (mel), c (nv).\"\n"
            + "ConflictingLesion,b;c,L2,mel;nv,,,,dx;dx_type,\"The 2 rows of lesion L2 differ in dx, dx_type.\"\n"
            + "BlankImage,c,L2,nv,,,,,\"Blank, \"\"all\"\" of it.\"\n");
    }

    [Fact]
    public void SaveCsv_IdsWithLineEndsAndFormulas_KeepOneHarmlessLineEach()
    {
        var (a, b) = (Record("=a", "L\n1"), Record("b", "L\u202E1"));
        new IntegrityReport("data", [a, b], [new DuplicatePair(a, b, DuplicateKind.NearDuplicate, 0)], [], []).SaveCsv(_folder["f.csv"]);
        File.ReadAllText(_folder["f.csv"]).Should().Be(Header
            + "NearDuplicate,\"'=a;b\",L\\u000A1;L\\u202E1,nv,0,1.000,no,,\"'=a and b (lesions L\\u000A1 and L\\u202E1) show nearly the same picture.\"\n");
    }

    [Fact]
    public void SaveCsv_PathThatIsAFolder_LeavesNothingBehind()
    {
        Directory.CreateDirectory(_folder["taken", "inside"]);
        var save = () => new IntegrityReport("data", [], [], [], []).SaveCsv(_folder["taken"]);
        save.Should().Throw<Exception>().Which.Should().Match(e => e is IOException || e is UnauthorizedAccessException);
        Directory.GetFileSystemEntries(_folder.FullName).Should().Equal(_folder["taken"]);
    }

    [Fact]
    public void ToString_ManyFindings_ShowsWhatIsAcrossLesionsFirstAndCountsTheRest()
    {
        LesionRecord[] records = [.. Enumerable.Range(0, 5).Select(i => Record($"i{i}", i < 4 ? "L1" : "L2"))];
        var pairs = Enumerable.Range(1, 4).Select(i => new DuplicatePair(records[0], records[i], DuplicateKind.NearDuplicate, i)).ToArray();
        new IntegrityReport("data", records, pairs, [], []).ToString().Should().Be("""
            5 images of 'data': 4 findings
              4 pairs of the same picture: 3 within a lesion, 1 across lesions; 0 with different diagnoses
              NearDuplicate: 4
                i0 and i4 (lesions L1 and L2) show nearly the same picture.
                i0 and i1 (lesion L1) show nearly the same picture.
                i0 and i2 (lesion L1) show nearly the same picture.
                and 1 more in Findings
            """);
    }

    [Fact]
    public void Of_PairsInAnyOrder_JoinsTheSameGroups()
    {
        LesionRecord[] r = [.. "abcdefgh".Select(c => Record($"{c}", "L"))];
        DuplicatePair[] pairs = [Pair(0, 3), Pair(2, 3), Pair(4, 5), Pair(5, 6), Pair(1, 4), Pair(0, 2)];
        for (var seed = 0; seed < 20; seed++)
        {
            new Random(seed).Shuffle(pairs);
            DuplicateGroups.Of(pairs).Select(group => string.Concat(group.Select(x => x.ImageId))).Should().Equal("acd", "befg");
        }

        DuplicatePair Pair(int i, int j) => new(r[i], r[j], DuplicateKind.NearDuplicate, 0);
    }

    private static LesionRecord Record(string id, string lesion, Diagnosis diagnosis = Diagnosis.Nv)
        => new() { ImageId = id, LesionId = lesion, Diagnosis = diagnosis, ImagePath = "", AgeYears = 33, Sex = "male" };
}
