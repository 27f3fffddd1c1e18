namespace Ham10000.Dataset.Tests;

/// <summary>Targets, folds and files on the whole of HAM10000, where it is at hand.</summary>
public sealed class RealSplitTests
{
    private static HamDataset Data => RealDataTests.Opened.Value;

    [SharedDataFact]
    public void WithTarget_Ham10000_LeavesOutWhatHasNoClass()
    {
        Data.WithTarget(Target.Malignancy).ToImageSet().ClassCounts.Should().Equal(8_061, 1_954);
        Data.WithTarget(Target.DiagnosisMethod).ToImageSet().ClassCounts.Should().Equal(69, 902, 3_704, 5_340);
        Data.WithTarget(Target.Sex).Report.Counts.Should().Equal(new Dictionary<ExclusionReason, int> { [ExclusionReason.NotInTarget] = 57 });
        Data.WithTarget(Target.Localization).Report.Counts.Should().Equal(new Dictionary<ExclusionReason, int> { [ExclusionReason.NotInTarget] = 234 });
        Data.WithTarget(Target.Localization).ToImageSet().ClassCounts.Should().NotContain(0);
        Data.Clean().WithTarget(Target.Localization).Records.Should().HaveCount(9_724);
    }

    [SharedDataFact]
    public void DiagnosisMethod_Ham10000_GivesAwayWhatTheWarningSays()
    {
        Data.Records.Where(r => r.DxType == "follow_up").Select(r => r.Diagnosis).Distinct().Should().Equal(Diagnosis.Nv);
        Data.Records.Where(r => r.DxType == "confocal").Select(r => r.Diagnosis).Distinct().Should().Equal(Diagnosis.Bkl);
        Data.Records.Where(r => r.Diagnosis.IsMalignant).Select(r => r.DxType).Distinct().Should().Equal("histo");
    }

    [SharedDataFact]
    public void Split_Ham10000ByImageOfTheOriginalsKind_Leaks()
    {
        var split = Data.Clean().Split(SplitOptions.ByImage(train: 0.75, validation: 0, test: 0.25, seed: 1, stratified: false));
        var mel = (int)Diagnosis.Mel;
        split.Test.Count.Should().Be(2_431);
        (split.Leakage.TestImages / (double)split.Test.Count).Should().BeApproximately(0.37, 0.025);
        (split.Leakage.TestImagesPerClass[mel] / (double)split.Test.ClassCounts[mel]).Should().BeApproximately(0.65, 0.06);
    }

    [SharedDataFact]
    public void Split_Ham10000WithAnyShares_KeepsTheBound()
    {
        (double Train, double Validation, double Test)[] shares = [(0.675, 0.075, 0.25), (0.7, 0.15, 0.15), (0.8, 0, 0.2), (0.01, 0.98, 0.01), (1, 0, 0)];
        foreach (var (train, validation, test) in shares)
        {
            var split = Data.Split(SplitOptions.ByLesion(train, validation, test, seed: 7));
            split.Leakage.SharedLesions.Should().Be(0);
            SplitProperties.CheckShares(split, $"{train}, {validation}, {test}");
        }
    }

    [SharedDataFact]
    public void KFold_Ham10000_TestsEveryImageOnceAndLeaksNothing()
    {
        var folds = Data.Clean().KFold(new KFoldOptions { Folds = 5, Seed = 123 });
        folds.Warnings.Should().BeEmpty();
        folds.SelectMany(fold => fold.Test.Records).Select(r => r.ImageId).Distinct().Should().HaveCount(9_724);
        foreach (var fold in folds)
        {
            fold.Warnings.Should().BeEmpty();
            SplitProperties.CheckWhole(fold, r => r.LesionId);
            fold.Leakage.Test.ImageIds.Should().BeEmpty();
            fold.Test.Count.Should().BeInRange(1_939, 1_951);
            var rest = ImageSet.FromRecords(fold.Train.Records.Concat(fold.Validation.Records), "rest");
            SplitProperties.CheckShares([(rest, 0.8), (fold.Test, 0.2)], r => r.LesionId, "the real metadata");
        }
    }

    [SharedDataFact]
    public void Split_Ham10000ByLocalization_ReportsTheLesionsOfSeveralSites()
    {
        var split = Data.WithTarget(Target.Localization).Split(SplitOptions.ByLesion(seed: 123));
        split.Leakage.SharedLesions.Should().Be(0);
        split.Warnings.Should().Contain(w => w.StartsWith("2 lesion(s) have several classes of localization and were each put whole into one part: ", StringComparison.Ordinal));
    }

    [SharedDataFact]
    public void SplitFromCsv_SplitOfAnotherProgram_IsReadAsItStands()
    {
        var path = Path.Combine(SharedData.Folder, "peers", "split.csv");
        var split = Data.SplitFromCsv(path);
        (split.Train.Count, split.Validation.Count, split.Test.Count).Should().Be((8_528, 0, 1_487));
        split.Test.ClassCounts[(int)Diagnosis.Df].Should().Be(10);
        split.Leakage.SharedLesions.Should().Be(0);
        split.Warnings.Should().BeEmpty();

        using var folder = new TemporaryFolder();
        split.SaveCsv(folder["split.csv"]);
        SplitProperties.Ids(Data.SplitFromCsv(folder["split.csv"])).Should().Equal(SplitProperties.Ids(split));
    }
}
