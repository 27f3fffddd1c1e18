namespace Ham10000.Dataset.Tests;

public sealed class LesionChecksTests
{
    private static readonly LesionRecord First = new()
    {
        ImageId = "a",
        LesionId = "HAM_1",
        Diagnosis = Diagnosis.Nv,
        DxType = "histo",
        AgeYears = 45,
        Sex = "male",
        Localization = "back",
        ImagePath = "",
    };

    public static TheoryData<LesionRecord, LesionColumns> Seconds => new()
    {
        { First, LesionColumns.None },
        { First with { Diagnosis = Diagnosis.Mel }, LesionColumns.Diagnosis },
        { First with { DxType = "consensus" }, LesionColumns.DxType },
        { First with { Sex = "female" }, LesionColumns.Sex },
        { First with { Localization = "trunk" }, LesionColumns.Localization },
        { First with { AgeYears = 50 }, LesionColumns.None },
        { First with { AgeYears = 51 }, LesionColumns.Age },
        { First with { DxType = "unknown", AgeYears = null, Sex = "unknown", Localization = "Unknown" }, LesionColumns.None },
        { First with { AgeYears = 0, Localization = "BACK" }, LesionColumns.None },
        { First with { Diagnosis = Diagnosis.Df, AgeYears = 80, Sex = "female" }, LesionColumns.Diagnosis | LesionColumns.Age | LesionColumns.Sex },
    };

    [Theory]
    [MemberData(nameof(Seconds))]
    public void Run_SecondRowOfALesion_TellsWhichColumnsDiffer(LesionRecord second, LesionColumns expected)
    {
        LesionRecord[] rows = [second with { ImageId = "b" }, First, First with { ImageId = "c", LesionId = "HAM_2", Sex = "female" }];
        var found = LesionChecks.Run(rows, ageToleranceYears: 5).ToList();
        if (expected == LesionColumns.None)
        {
            found.Should().BeEmpty();
            return;
        }

        var lesion = found.Should().ContainSingle().Which;
        (lesion.LesionId, lesion.Columns, lesion.IsConflicting).Should().Be(("HAM_1", expected, expected.HasFlag(LesionColumns.Diagnosis)));
        lesion.Records.Select(r => r.ImageId).Should().Equal("a", "b");
    }

    [Fact]
    public void ToString_InconsistentLesion_NamesColumnsAndNeverValues()
    {
        LesionRecord[] rows = [First, First with { ImageId = "b", AgeYears = 81, Sex = "female", Localization = "scalp" }];
        var report = new IntegrityReport("data", rows, [], [.. LesionChecks.Run(rows, 5)], []);
        report.ToString().Should().Be("2 images of 'data': 1 findings\n  InconsistentLesion: 1\n    The 2 rows of lesion HAM_1 differ in age, sex, localization.");
    }

    [Fact]
    public void Findings_LesionOfTwoDiagnoses_IsAConflict()
    {
        LesionRecord[] rows = [First, First with { ImageId = "b", Diagnosis = Diagnosis.Mel, Sex = "female" }];
        var report = new IntegrityReport("data", rows, [], [.. LesionChecks.Run(rows, 5)], []);
        var finding = report.Findings.Should().ContainSingle().Which;
        (finding.Kind, finding.Columns, finding.Detail).Should().Be((IntegrityFindingKind.ConflictingLesion, LesionColumns.Diagnosis | LesionColumns.Sex, "The 2 rows of lesion HAM_1 differ in dx, sex."));
    }
}
