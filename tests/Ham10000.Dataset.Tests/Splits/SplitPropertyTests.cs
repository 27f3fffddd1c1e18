namespace Ham10000.Dataset.Tests;

/// <summary>What holds for any metadata.</summary>
public class SplitPropertyTests
{
    [Fact]
    public void Split_ByLesionOneDiagnosisEach_KeepsEveryPromise() => CheckByLesion(mixed: false);

    [Fact]
    public void Split_ByLesionMixedDiagnoses_KeepsLesionsWholeAndReportsThem() => CheckByLesion(mixed: true);

    [Fact]
    public void Split_ByImage_PutsEveryRowInOnePart()
        => AnyMetadata.Check(100, example =>
        {
            var records = example.Records(mixed: true);
            var split = AnyMetadata.Split(records, example.Options(SplitUnit.Image));
            SplitProperties.CheckAllOnce(split, records);
            SplitProperties.CheckShares(SplitProperties.Parts(split), r => r.ImageId, "by image");
        });

    [Fact]
    public void Split_KeepTogether_NeverPartsAPair()
        => AnyMetadata.Check(100, example =>
        {
            var records = example.Records(mixed: false);
            var pairs = example.Pairs(records);
            var group = AnyMetadata.Groups(records, pairs);
            var split = AnyMetadata.Split(records, example.Options(SplitUnit.Lesion) with { KeepTogether = pairs });
            SplitProperties.CheckAllOnce(split, records);
            SplitProperties.CheckWhole(split, group);
            split.CheckLeakage(pairs).Test.ImageIds.Should().BeEmpty();
            if (!SaysTheBoundIsBroken(split.Warnings))
            {
                SplitProperties.CheckShares(SplitProperties.Parts(split), group, "groups of lesions");
            }
        });

    [Fact]
    public void Split_OtherTarget_KeepsEveryPromiseForItsClasses()
        => AnyMetadata.Check(50, example =>
        {
            var records = example.Records(mixed: false);
            var split = AnyMetadata.Split(records, example.Options(SplitUnit.Lesion), Target.Malignancy);
            split.Warnings.Should().NotContain(w => w.Contains("several"));
            SplitProperties.CheckShares(split, "benign and malignant");
        });

    [Fact]
    public void Split_Official_KeepsTheTestPartWholeAndReportsTheRest()
        => AnyMetadata.Check(100, example =>
        {
            var records = example.Records(mixed: true);
            if (records.All(r => r.OfficialPart is null))
            {
                return;
            }

            var options = SplitOptions.Official(validation: example.Weights[1], seed: example.Seed) with { OnUnassigned = OnUnassigned.Exclude };
            var split = AnyMetadata.Split(records, options);
            SplitProperties.CheckAllOnce(split, records);
            split.Test.Records.Should().Equal(records.Where(r => r.OfficialPart == OfficialPart.Test));
            split.Train.Records.Concat(split.Validation.Records).Where(r => r.OfficialPart != OfficialPart.Training).Should().BeEmpty();
            split.Leakage.ValidationImages.Should().Be(0);
        });

    private static void CheckByLesion(bool mixed)
        => AnyMetadata.Check(100, example =>
        {
            var records = example.Records(mixed);
            var options = example.Options(SplitUnit.Lesion);
            var split = AnyMetadata.Split(records, options);
            SplitProperties.CheckAllOnce(split, records);
            SplitProperties.CheckWhole(split, r => r.LesionId);
            split.Leakage.SharedLesions.Should().Be(0);
            var several = records.GroupBy(r => r.LesionId).Count(g => g.Select(r => r.Diagnosis).Distinct().Count() > 1);
            split.Warnings.Any(w => w.StartsWith($"{several} lesion(s) have several diagnoses", StringComparison.Ordinal)).Should().Be(several > 0);
            if (!SaysTheBoundIsBroken(split.Warnings))
            {
                SplitProperties.CheckShares(split, "any metadata");
            }
            else
            {
                several.Should().BePositive("only mixed lesions can break the bound");
            }

            SplitProperties.Ids(AnyMetadata.Split([.. records.Reverse()], options)).Should().Equal(SplitProperties.Ids(split), "the order of the rows plays no part");
        });

    private static bool SaysTheBoundIsBroken(IReadOnlyList<string> warnings) => warnings.Any(w => w.StartsWith("Lesions with several diagnoses keep", StringComparison.Ordinal));
}
