namespace Ham10000.Dataset.Tests;

/// <summary>Cleaning by a report. The pairs are made up, so that chains and conflicts can be had at will.</summary>
public sealed class IntegrityCleanTests : IDisposable
{
    private static readonly CleanOptions KeepRows = new() { DropMissingAge = false, DropUnknown = false };
    private readonly PictureFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Clean_DefaultsWithAReport_DropsNothingMore()
    {
        using var data = OpenRows("a:L1:nv", "b:L1:mel");
        var report = Report(data, [Identical(data, 0, 1)]);
        data.Clean(new CleanOptions { Integrity = report }).Records.Should().Equal(data.Records);
    }

    [Theory]
    [InlineData(DuplicateHandling.KeepAll, "a,b,c,d")]
    [InlineData(DuplicateHandling.KeepFirst, "a,d")]
    [InlineData(DuplicateHandling.DropAll, "d")]
    public void Clean_IdenticalImages_KeepsWhatIsAsked(DuplicateHandling handling, string expected)
    {
        using var data = OpenRows("c:L1:nv", "a:L1:nv", "b:L1:nv", "d:L2:nv");
        var report = Report(data, [Identical(data, 0, 1), Identical(data, 0, 2), Identical(data, 1, 2)]);
        var clean = data.Clean(KeepRows with { Integrity = report, IdenticalImages = handling });
        string.Join(',', clean.Records.Select(r => r.ImageId).Order()).Should().Be(expected);
        clean.Report.Exclusions.Select(e => e.Reason).Should().Equal(Enumerable.Repeat(ExclusionReason.IdenticalImage, 4 - clean.Records.Count));
    }

    [Fact]
    public void Clean_ChainOfNearDuplicates_KeepsOneOfTheGroupWhateverTheOrder()
    {
        string[] rows = ["a:L1:nv", "b:L1:nv", "c:L1:nv", "d:L1:nv"];
        for (var turn = 0; turn < rows.Length; turn++)
        {
            using var data = OpenRows([.. rows[turn..], .. rows[..turn]]);
            int At(string id) => data.Records.ToList().FindIndex(r => r.ImageId == id);
            var report = Report(data, [Near(data, At("b"), At("c")), Near(data, At("a"), At("b")), Near(data, At("c"), At("d"))]);
            var clean = data.Clean(KeepRows with { Integrity = report, NearDuplicates = DuplicateHandling.KeepFirst });
            clean.Records.Select(r => r.ImageId).Should().Equal("a");
            clean.Report.Exclusions.OrderBy(e => e.ImageId).Select(e => e.Detail[(e.Detail.IndexOf(':') + 2)..]).Should().Equal(
                "image 'b' is left out: it shows nearly the same picture as 'a', which is kept.",
                "image 'c' is left out: it shows nearly the same picture as 'b'; of their group 'a' is kept.",
                "image 'd' is left out: it shows nearly the same picture as 'c'; of their group 'a' is kept.");
        }
    }

    [Fact]
    public void Clean_DropAllOfAGroup_NamesAnotherImage()
    {
        using var data = OpenRows("a:L1:nv", "b:L1:nv");
        var clean = data.Clean(KeepRows with { Integrity = Report(data, [Near(data, 0, 1)]), NearDuplicates = DuplicateHandling.DropAll });
        clean.Report.Exclusions.Should().Equal(
            new Exclusion("a", 2, ExclusionReason.NearDuplicate, "HAM10000_metadata.csv line 2: image 'a' is left out: it shows nearly the same picture as 'b'; all 2 of the group are left out."),
            new Exclusion("b", 3, ExclusionReason.NearDuplicate, "HAM10000_metadata.csv line 3: image 'b' is left out: it shows nearly the same picture as 'a'; all 2 of the group are left out."));
    }

    [Fact]
    public void Clean_FirstOfTheGroupHasNoAge_KeepsTheNext()
    {
        _folder.Add("a", PictureFolder.Jpeg(0), rest: "histo,,male,back");
        _folder.Add("b", PictureFolder.Jpeg(0));
        _folder.Add("c", PictureFolder.Jpeg(0));
        using var data = _folder.Open();
        var clean = data.Clean(new CleanOptions { Integrity = data.CheckIntegrity(_folder.Options), IdenticalImages = DuplicateHandling.KeepFirst });
        clean.Records.Select(r => r.ImageId).Should().Equal("b");
        clean.Report.Exclusions.Select(e => (e.ImageId, e.Reason)).Should().Equal(("a", ExclusionReason.MissingAge), ("c", ExclusionReason.IdenticalImage));
    }

    [Fact]
    public void Clean_IdenticalAndNear_KeepsOneOfAll()
    {
        using var data = OpenRows("a:L1:nv", "b:L1:nv", "c:L1:nv");
        var report = Report(data, [Identical(data, 0, 1), Near(data, 0, 2), Near(data, 1, 2)]);
        var clean = data.Clean(KeepRows with { Integrity = report, IdenticalImages = DuplicateHandling.KeepFirst, NearDuplicates = DuplicateHandling.KeepFirst });
        clean.Records.Select(r => r.ImageId).Should().Equal("a");
        clean.Report.Counts.Should().Equal(new Dictionary<ExclusionReason, int> { [ExclusionReason.IdenticalImage] = 1, [ExclusionReason.NearDuplicate] = 1 });
    }

    [Fact]
    public void Clean_ConflictingLabels_DropsTheWholeGroupAndTheWholeLesion()
    {
        using var data = OpenRows("a:L1:nv", "b:L2:nv", "c:L3:mel", "d:L4:nv", "e:L5:nv", "f:L5:bcc", "g:L6:nv");
        var report = Report(data, [Near(data, 0, 1), Near(data, 1, 2), Near(data, 3, 6)]);
        var clean = data.Clean(KeepRows with { Integrity = report, DropConflictingLabels = true });
        clean.Records.Select(r => r.ImageId).Should().Equal("d", "g");
        clean.Report.Exclusions.Select(e => e.Detail).Should().Equal(
            "HAM10000_metadata.csv line 2: image 'a' is left out: its diagnosis is nv, but the same or nearly the same picture stands in the data as 'c' with mel.",
            "HAM10000_metadata.csv line 3: image 'b' is left out: its diagnosis is nv, but the same or nearly the same picture stands in the data as 'c' with mel.",
            "HAM10000_metadata.csv line 4: image 'c' is left out: its diagnosis is mel, but the same or nearly the same picture stands in the data as 'a' with nv.",
            "HAM10000_metadata.csv line 6: image 'e' is left out: its diagnosis is nv, but another image of its lesion is 'f' with bcc.",
            "HAM10000_metadata.csv line 7: image 'f' is left out: its diagnosis is bcc, but another image of its lesion is 'e' with nv.");
        clean.Report.Exclusions.Should().OnlyContain(e => e.Reason == ExclusionReason.ConflictingLabel);
    }

    [Fact]
    public void Clean_ConflictWithAnImageLeftOutBefore_StillCounts()
    {
        using var data = OpenRows("a:L1:nv", "b:L2:mel");
        var report = Report(data, [Near(data, 0, 1)]);
        using var rest = data.Clean(KeepRows with { Integrity = report, NearDuplicates = DuplicateHandling.KeepFirst });
        rest.Records.Select(r => r.ImageId).Should().Equal("a");
        rest.Clean(KeepRows with { Integrity = report, DropConflictingLabels = true }).Records.Should().BeEmpty();
    }

    [Fact]
    public void Clean_InconsistentLesions_DropsTheirImages()
    {
        _folder.Add("a", PictureFolder.Jpeg(0), "L1", rest: "histo,45.0,male,back");
        _folder.Add("b", PictureFolder.Jpeg(1), "L1", rest: "histo,60.0,female,trunk");
        _folder.Add("c", PictureFolder.Jpeg(2), "L2");
        using var data = _folder.Open();
        var report = data.CheckIntegrity(_folder.Options);
        data.Clean(new CleanOptions { Integrity = report, DropConflictingLabels = true }).Records.Should().HaveCount(3, "the diagnoses agree");
        var clean = data.Clean(new CleanOptions { Integrity = report, DropInconsistentLesions = true });
        clean.Records.Select(r => r.ImageId).Should().Equal("c");
        clean.Report.Exclusions[0].Should().Be(new Exclusion("a", 2, ExclusionReason.InconsistentLesion, "HAM10000_metadata.csv line 2: image 'a' is left out: the rows of its lesion 'L1' ('b' among them) differ in age, sex, localization."));
    }

    [Fact]
    public void Clean_Faults_DropsEachKindThatIsAsked()
    {
        using var data = OpenRows("a:L1:nv", "b:L2:nv", "c:L3:nv", "d:L4:nv");
        ExclusionReason[] reasons = [ExclusionReason.CorruptImage, ExclusionReason.BlankImage, ExclusionReason.OddSize];
        var report = new IntegrityReport(data.Folder, data.Records, [], [], [.. reasons.Select((reason, i) => new ImageFault(data.Records[i], reason, $"Fault {i}."))]);
        Kept(KeepRows with { Integrity = report, DropBrokenImages = true }).Should().Be("bcd");
        Kept(KeepRows with { Integrity = report, DropBlankImages = true }).Should().Be("acd");
        Kept(KeepRows with { Integrity = report, DropOddSizes = true }).Should().Be("abd");
        data.Clean(KeepRows with { Integrity = report, DropOddSizes = true }).Report.Exclusions.Should().Equal(new Exclusion("c", 4, ExclusionReason.OddSize, "Fault 2."));

        string Kept(CleanOptions options) => string.Concat(data.Clean(options).Records.Select(r => r.ImageId));
    }

    [Fact]
    public void Clean_ReportOfTheOpenedDataset_ServesTheCleanedOne()
    {
        using var data = OpenRows("a:L1:nv", "b:L1:nv");
        var report = Report(data, [Near(data, 0, 1)]);
        data.Clean(KeepRows).Clean(KeepRows with { Integrity = report, NearDuplicates = DuplicateHandling.KeepFirst }).Records.Should().ContainSingle();
    }

    [Fact]
    public void Clean_ReportOfAnotherDataset_IsRefused()
    {
        using var data = OpenRows("a:L1:nv", "b:L1:nv", "c:L1:nv");
        var report = new IntegrityReport(data.Folder, [data.Records[0], data.Records[1] with { Diagnosis = Diagnosis.Mel }], [], [], []);
        var clean = () => data.Clean(new CleanOptions { Integrity = report });
        clean.Should().Throw<ArgumentException>().WithMessage("CleanOptions.Integrity is of another dataset: 2 of 3 images are not in it as they are here (b, c). Expected the report of CheckIntegrity on this dataset, or on the one it was cleaned from.");
    }

    [Fact]
    public void Clean_WithoutTheReportItNeeds_NamesEveryOptionThatNeedsIt()
    {
        using var data = OpenRows("a:L1:nv");
        var one = () => data.Clean(new CleanOptions { IdenticalImages = DuplicateHandling.KeepFirst });
        one.Should().Throw<ArgumentException>().WithMessage("The clean options cannot be used: IdenticalImages needs Integrity, which is null; set it to what HamDataset.CheckIntegrity returns.");
        var all = () => data.Clean(new CleanOptions
        {
            DropBrokenImages = true,
            DropBlankImages = true,
            DropOddSizes = true,
            DropInconsistentLesions = true,
            DropConflictingLabels = true,
            IdenticalImages = DuplicateHandling.DropAll,
            NearDuplicates = (DuplicateHandling)7,
        });
        all.Should().Throw<ArgumentException>().WithMessage("The clean options cannot be used: IdenticalImages is DropAll and NearDuplicates 7, and both must be KeepAll, KeepFirst or DropAll; DropBrokenImages, DropBlankImages, DropOddSizes, DropInconsistentLesions, DropConflictingLabels, IdenticalImages, NearDuplicates need Integrity, which is null; set it to what HamDataset.CheckIntegrity returns.");
    }

    private static HamDataset OpenRows(params string[] rows)
    {
        using var folder = new PictureFolder();
        foreach (var row in rows)
        {
            var fields = row.Split(':');
            folder.Add(fields[0], KaggleFolder.GoodPicture, fields[1], fields[2]);
        }

        return folder.Open();
    }

    private static IntegrityReport Report(HamDataset data, DuplicatePair[] pairs) => new(data.Folder, data.Records, pairs, [.. LesionChecks.Run(data.Records, 5)], []);

    private static DuplicatePair Identical(HamDataset data, int i, int j) => Pair(data, i, j, DuplicateKind.IdenticalFiles);

    private static DuplicatePair Near(HamDataset data, int i, int j) => Pair(data, i, j, DuplicateKind.NearDuplicate);

    private static DuplicatePair Pair(HamDataset data, int i, int j, DuplicateKind kind)
    {
        var pair = new[] { data.Records[i], data.Records[j] }.OrderBy(r => r.ImageId, StringComparer.Ordinal).ToArray();
        return new DuplicatePair(pair[0], pair[1], kind, 0);
    }
}
