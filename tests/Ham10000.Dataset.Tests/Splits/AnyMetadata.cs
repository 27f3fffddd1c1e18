using FsCheck;
using FsCheck.Fluent;

namespace Ham10000.Dataset.Tests;

/// <summary>Metadata as nobody would think of it, and options for it.</summary>
/// <param name="Rows">A number for each row, which says its lesion and, for mixed lesions, its diagnosis.</param>
/// <param name="Lesions">At most how many lesions there are.</param>
/// <param name="Classes">At most how many classes.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Weights">Three numbers in the proportion of the parts.</param>
internal sealed record AnyMetadata(int[] Rows, int Lesions, int Classes, int Seed, double[] Weights)
{
    private static readonly Gen<AnyMetadata> Cases =
        from rows in Gen.Choose(0, 9_999).NonEmptyListOf()
        from lesions in Gen.Choose(1, 40)
        from classes in Gen.Choose(1, 7)
        from seed in Gen.Choose(int.MinValue, int.MaxValue)
        from a in Gen.Choose(1, 20)
        from b in Gen.Choose(0, 20)
        from c in Gen.Choose(0, 20)
        select new AnyMetadata([.. rows], lesions, classes, seed, [(double)a / (a + b + c), (double)b / (a + b + c), (double)c / (a + b + c)]);

    internal static void Check(int cases, Action<AnyMetadata> holds)
        => Prop.ForAll(Cases.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(cases));

    internal LesionRecord[] Records(bool mixed)
        => [.. Rows.Select((row, i) => new LesionRecord
        {
            ImageId = $"ISIC_{i:D5}",
            LesionId = $"HAM_{row % Lesions}",
            Diagnosis = (Diagnosis)((mixed && row % 3 == 0 ? row / Lesions : row % Lesions) % Classes),
            OfficialPart = row % 11 == 0 ? null : (OfficialPart)(row % Lesions % 3),
            ImagePath = "none",
            Line = i + 2,
        })];

    internal SplitOptions Options(SplitUnit unit)
        => new() { Unit = unit, Train = Weights[0], Validation = Weights[1], Test = Weights[2], Seed = Seed };

    /// <summary>Pairs of images, some of them of one lesion.</summary>
    internal DuplicatePair[] Pairs(LesionRecord[] records)
        => [.. Rows.Select((row, i) => (First: i, Second: row % records.Length)).Where(pair => pair.First % 4 == 0 && pair.First != pair.Second)
            .Select(pair => new DuplicatePair(records[pair.First], records[pair.Second], DuplicateKind.NearDuplicate, 2))];

    internal static DataSplit Split(LesionRecord[] records, SplitOptions options, Target? target = null)
        => DataSplit.Of(records, target ?? Target.Diagnosis, options, new DatasetSources(records, new DecodeOptions()));

    internal static CrossValidationSplit KFold(LesionRecord[] records, KFoldOptions options, Target? target = null)
        => CrossValidationSplit.Of(records, target ?? Target.Diagnosis, options, new DatasetSources(records, new DecodeOptions()));

    /// <summary>The name of the group of each record that lesions and pairs join, found by another way than the library's.</summary>
    internal static Func<LesionRecord, string> Groups(LesionRecord[] records, DuplicatePair[] pairs)
    {
        var names = records.ToDictionary(r => r.ImageId, r => r.LesionId);
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var pair in pairs)
            {
                var (a, b) = (names[pair.First.ImageId], names[pair.Second.ImageId]);
                changed |= a != b;
                foreach (var id in names.Keys.Where(id => a != b && names[id] == b).ToList())
                {
                    names[id] = a;
                }
            }
        }

        return record => names[record.ImageId];
    }
}
