namespace Ham10000.Dataset.Tests;

public class KFoldPropertyTests
{
    [Fact]
    public void KFold_AnyMetadata_TestsEveryImageOnceARepeat()
        => AnyMetadata.Check(40, example =>
        {
            var records = example.Records(mixed: example.Seed % 2 == 0);
            var pairs = example.Seed % 3 == 0 ? example.Pairs(records) : [];
            var group = AnyMetadata.Groups(records, pairs);
            var options = new KFoldOptions { Folds = 2 + (example.Rows[0] % 5), Repeats = 2, Validation = example.Weights[1] * 0.9, Seed = example.Seed, KeepTogether = pairs };
            if (records.Select(group).Distinct().Count() < options.Folds)
            {
                var divide = () => AnyMetadata.KFold(records, options);
                divide.Should().Throw<InvalidOperationException>();
                return;
            }

            var folds = AnyMetadata.KFold(records, options);
            folds.Should().HaveCount(options.Folds * 2);
            foreach (var split in folds)
            {
                SplitProperties.CheckAllOnce(split, records);
                SplitProperties.CheckWhole(split, group);
                split.Leakage.SharedLesions.Should().Be(0);
                CheckShares(split, options, group);
            }

            for (var repeat = 0; repeat < 2; repeat++)
            {
                Enumerable.Range(0, options.Folds).SelectMany(fold => folds.Fold(fold, repeat).Test.Records).OrderBy(r => r.ImageId).Should().Equal(records);
            }

            var turned = AnyMetadata.KFold([.. records.Reverse()], options);
            SplitProperties.Ids(turned[1]).Should().Equal(SplitProperties.Ids(folds[1]), "neither the order of the rows nor what was asked for before plays a part");
        });

    private static void CheckShares(DataSplit split, KFoldOptions options, Func<LesionRecord, string> group)
    {
        if (split.Warnings.Any(w => w.StartsWith("Lesions with several diagnoses keep", StringComparison.Ordinal)))
        {
            return;
        }

        SplitProperties.CheckShares([(split.Train, 1 - options.Validation), (split.Validation, options.Validation)], group, "the rest");
        var rest = ImageSet.FromRecords([.. split.Train.Records, .. split.Validation.Records], "rest");
        SplitProperties.CheckShares([(rest, 1 - (1.0 / options.Folds)), (split.Test, 1.0 / options.Folds)], group, "the test part");
    }
}
