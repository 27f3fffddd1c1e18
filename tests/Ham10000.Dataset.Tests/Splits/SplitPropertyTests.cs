using FsCheck;
using FsCheck.Fluent;

namespace Ham10000.Dataset.Tests;

/// <summary>What holds for any metadata.</summary>
public class SplitPropertyTests
{
    // A generated number says which lesion a row belongs to and, for mixed lesions, which diagnosis it has.
    private static readonly Gen<(int[] Rows, int Lesions, int Seed, int A, int B, int C)> Cases =
        from rows in Gen.Choose(0, 9_999).NonEmptyListOf()
        from lesions in Gen.Choose(1, 40)
        from seed in Gen.Choose(int.MinValue, int.MaxValue)
        from a in Gen.Choose(0, 20)
        from b in Gen.Choose(0, 20)
        from c in Gen.Choose(1, 20)
        select (rows.ToArray(), lesions, seed, a, b, c);

    [Fact]
    public void Split_ByLesionOneDiagnosisEach_KeepsEveryPromise() => Check(mixed: false);

    [Fact]
    public void Split_ByLesionMixedDiagnoses_KeepsLesionsWholeAndReportsThem() => Check(mixed: true);

    [Fact]
    public void Split_ByImage_PutsEveryRowInOnePart()
        => Prop.ForAll(Cases.ToArbitrary(), example =>
        {
            var records = Records(example.Rows, example.Lesions, mixed: true);
            var split = Split(records, Shares(example, SplitUnit.Image));
            AllOnce(split, records);
            SplitsClassesEvenly(split);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    private static void Check(bool mixed)
        => Prop.ForAll(Cases.ToArbitrary(), example =>
        {
            var records = Records(example.Rows, example.Lesions, mixed);
            var options = Shares(example, SplitUnit.Lesion);
            var split = Split(records, options);
            AllOnce(split, records);
            split.Leakage.SharedLesions.Should().Be(0);
            var several = records.GroupBy(r => r.LesionId).Count(g => g.Select(r => r.Diagnosis).Distinct().Count() > 1);
            split.Warnings.Any(w => w.StartsWith($"{several} lesion(s) have several diagnoses", StringComparison.Ordinal)).Should().Be(several > 0);
            if (!split.Warnings.Any(w => w.StartsWith("Lesions with several diagnoses keep", StringComparison.Ordinal)))
            {
                SplitProperties.CheckShares(split, "any metadata");
            }
            else
            {
                several.Should().BePositive("only mixed lesions can break the bound");
            }

            Ids(Split([.. records.Reverse()], options)).Should().Equal(Ids(split), "the order of the rows plays no part");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static void SplitsClassesEvenly(DataSplit split)
    {
        foreach (var (set, share) in SplitProperties.Parts(split))
        {
            for (var c = 0; c < split.ClassCount; c++)
            {
                var total = split.Train.ClassCounts[c] + split.Validation.ClassCounts[c] + split.Test.ClassCounts[c];
                Math.Abs(set.ClassCounts[c] - (share * total)).Should().BeLessThanOrEqualTo(1 + 1e-6);
            }
        }
    }

    private static LesionRecord[] Records(int[] rows, int lesions, bool mixed)
        => [.. rows.Select((row, i) => new LesionRecord
        {
            ImageId = $"ISIC_{i:D5}",
            LesionId = $"HAM_{row % lesions}",
            Diagnosis = (Diagnosis)((mixed && row % 3 == 0 ? row / lesions : row % lesions) % 7),
            ImagePath = "none",
            Line = i + 2,
        })];

    private static SplitOptions Shares((int[] Rows, int Lesions, int Seed, int A, int B, int C) example, SplitUnit unit)
    {
        double sum = example.A + example.B + example.C;
        return new SplitOptions { Unit = unit, Train = example.C / sum, Validation = example.A / sum, Test = example.B / sum, Seed = example.Seed };
    }

    private static DataSplit Split(LesionRecord[] records, SplitOptions options)
        => DataSplit.Of(records, Target.Diagnosis, options, new DatasetSources(records, new DecodeOptions()));

    private static void AllOnce(DataSplit split, LesionRecord[] records)
        => Ids(split).SelectMany(part => part.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Should().BeEquivalentTo(records.Select(r => r.ImageId));

    private static IEnumerable<string> Ids(DataSplit split)
        => SplitProperties.Parts(split).Select(p => string.Join(' ', p.Set.Records.Select(r => r.ImageId)));
}
