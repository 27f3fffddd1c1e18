using FsCheck;
using FsCheck.Fluent;
using Ham10000.Dataset;

namespace Ham10000.Evaluation.Tests;

/// <summary>What the table promises for any records.</summary>
public sealed class SubgroupPropertyTests
{
    private static readonly Gen<LesionRecord> AnyRecord =
        from age in Gen.Elements<double?>(null, 0, 5, 20, 39.5, 55, 80, 150)
        from sex in Gen.Elements("male", "FEMALE", "unknown", "", "x")
        from site in Gen.Elements("back", "face", " Back", "unknown", "elbow")
        from method in Gen.Elements("histo", "follow_up", "", "guess")
        from diagnosis in Gen.Elements(Enum.GetValues<Diagnosis>())
        from lesion in Gen.Choose(0, 8)
        select SubgroupTableTests.Record(0, lesion, age, sex, site, method, diagnosis);

    private static readonly Arbitrary<LesionRecord[]> AnyRecords = Arb.From(
        Gen.Choose(1, 30).SelectMany(n => AnyRecord.ArrayOf(n)).Select(records => records.Select((r, i) => r with { ImageId = $"image {i}" }).ToArray()));

    [Fact]
    public void Of_AnyRecords_PutsEveryImageIntoOneGroupPerKind() => Holds((records, table) => Enum.GetValues<SubgroupKind>().All(kind =>
    {
        var groups = table.Groups.Where(g => g.Kind == kind).ToList();
        var counts = Enumerable.Range(0, 7).Select(c => records.Count(r => (int)r.Diagnosis == c));
        return groups.Sum(g => g.Images) == records.Length
            && Enumerable.Range(0, 7).Select(c => groups.Sum(g => g.ClassCounts[c])).SequenceEqual(counts)
            && groups.All(g => g.Images > 0 && g.Lesions > 0 && g.Lesions <= g.Images && g.ClassCounts.Sum() == g.Images)
            && groups.Select(g => g.Name).Distinct().Count() == groups.Count
            && !groups.SkipLast(1).Any(g => g.Name == "unknown");
    }));

    [Fact]
    public void Of_AnyRecords_HasIntervalsInOrder_AndScoresThatMeanToTheWhole() => Holds((records, table) =>
    {
        var whole = SubgroupTableTests.Predict(records, Wrong).ToConfusionMatrix().Accuracy;
        return table.Groups.All(g => new[] { g.Accuracy, g.BalancedAccuracy, g.MalignantSensitivity!, g.BenignSpecificity! }.All(i => !(i.Lower > i.Upper)))
            && table.Groups.GroupBy(g => g.Kind).All(kind => Math.Abs(kind.Sum(g => g.Accuracy.Estimate * g.Images) / records.Length - whole) < 1e-12);
    });

    [Fact]
    public void Of_RecordsInAnotherOrder_IsTheSame() => Prop.ForAll(AnyRecords, records =>
        Of(records, records).ToCsv() == Of(records, [.. records.Reverse()]).ToCsv()).QuickCheckThrowOnFailure();

    private static void Holds(Func<LesionRecord[], SubgroupTable, bool> property) =>
        Prop.ForAll(AnyRecords, records => property(records, Of(records, records))).QuickCheckThrowOnFailure();

    private static SubgroupTable Of(LesionRecord[] predicted, LesionRecord[] records) =>
        SubgroupTable.Of(SubgroupTableTests.Predict(predicted, Wrong), records, new SubgroupOptions { Bootstrap = new BootstrapOptions { Resamples = 20, Threads = 1 } });

    private static bool Wrong(int image) => image % 3 == 0;
}
