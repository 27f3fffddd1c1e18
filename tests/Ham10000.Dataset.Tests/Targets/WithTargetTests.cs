namespace Ham10000.Dataset.Tests;

public sealed class WithTargetTests : IDisposable
{
    private const string Leak = "dx_type gives the diagnosis away: in HAM10000 every follow_up lesion is a naevus and every malignant one has histo. A model that predicts it learns the diagnosis; never use it as an input of a model that predicts the diagnosis.";
    private readonly KaggleFolder _folder = KaggleFolder.WithRows(8);
    private readonly HamDataset _data;

    public WithTargetTests()
    {
        _folder.WriteRows(
            "HAM_0,ISIC_0,nv,histo,45.0,male,back", "HAM_0,ISIC_1,nv,histo,45.0,male,back", "HAM_1,ISIC_2,mel,histo,,female,chest", "HAM_1,ISIC_3,mel,histo,,female,chest",
            "HAM_2,ISIC_4,nv,follow_up,50,unknown,unknown", "HAM_2,ISIC_5,nv,follow_up,50,female,back", "HAM_3,ISIC_6,bkl,,35,male,knee", "HAM_3,ISIC_7,bkl,consensus,35,male,face");
        _data = _folder.Open();
    }

    public void Dispose()
    {
        _data.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void WithTarget_Default_IsTheDiagnosis()
    {
        _data.Target.Should().BeSameAs(Target.Diagnosis);
        _data.Labels.Should().Be(LabelSchema.Diagnoses);
    }

    [Fact]
    public void WithTarget_RecordsWithoutAClass_AreListed()
    {
        var sites = _data.WithTarget(Target.Localization);
        sites.Labels.Should().Be(Target.Localization.Labels);
        sites.Records.Select(r => r.Line).Should().Equal(2, 3, 4, 5, 7, 9);
        sites.Report.Exclusions.Should().Equal(
            new Exclusion("ISIC_4", 6, ExclusionReason.NotInTarget, "HAM10000_metadata.csv line 6: image 'ISIC_4' has no class of the target 'localization'."),
            new Exclusion("ISIC_6", 8, ExclusionReason.NotInTarget, "HAM10000_metadata.csv line 8: image 'ISIC_6' has no class of the target 'localization'."));
        sites.Report.Kept.Should().Be(6);
        sites.ToImageSet().ClassCounts.Should().Equal(0, 0, 3, 2, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0);
        _data.Records.Should().HaveCount(8, "the dataset it came from stays as it is");
    }

    [Fact]
    public void WithTarget_CleanedBeforeOrAfter_KeepsTheSameRecords()
    {
        var before = _data.Clean().WithTarget(Target.Localization);
        var after = _data.WithTarget(Target.Localization).Clean();
        before.Records.Should().Equal(after.Records).And.HaveCount(4);
        (before.Target, after.Target).Should().Be((Target.Localization, Target.Localization));
        (before.Report.Kept, after.Report.Kept).Should().Be((4, 4));
    }

    [Fact]
    public void WithTarget_DiagnosisMethod_WarnsInTheReportAndInTheSplit()
    {
        var methods = _data.WithTarget(Target.DiagnosisMethod);
        methods.Report.Warnings.Should().Equal(Leak);
        methods.Report.ToString().Should().EndWith($"\n  Warning: {Leak}");
        methods.Split(SplitOptions.ByLesion(0.5, 0, 0.5)).Warnings.Should().Contain(Leak);
        methods.Clean().Report.Warnings.Should().Equal(Leak);
        methods.WithTarget(Target.Malignancy).Report.Warnings.Should().BeEmpty("the target is no longer dx_type");
    }

    [Fact]
    public void Split_OtherTarget_DividesItsClasses()
    {
        var split = _data.WithTarget(Target.Malignancy).Split(SplitOptions.ByImage(0.5, 0, 0.5, seed: 1));
        (split.ClassCount, split.LogitCount).Should().Be((2, 1));
        split.Target.Should().BeSameAs(Target.Malignancy);
        split.Train.ClassCounts.Should().Equal(3, 1);
        split.Test.ClassCounts.Should().Equal(3, 1);
        split.Leakage.TestImagesPerClass.Should().HaveCount(2);
    }

    [Fact]
    public void Split_LesionWithSeveralSites_IsReportedByTheTarget()
    {
        var own = Target.Of("first image", LabelKind.Binary, ["yes", "no"], r => r.Line % 2 == 0 ? "yes" : "no");
        var split = _data.WithTarget(own).Split(SplitOptions.ByLesion(0.5, 0, 0.5, seed: 1));
        split.Warnings.Should().ContainSingle().Which.Should().MatchRegex("^4 lesion\\(s\\) have several classes of first image and were each put whole into one part: HAM_0 \\((train|test)\\), HAM_1 \\((train|test)\\), HAM_2 \\((train|test)\\) and 1 more\\.$");
    }
}
