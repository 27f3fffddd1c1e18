namespace Ham10000.Dataset.Tests;

public sealed class BalanceBeforeSplitTests(UnbalancedSample sample) : IClassFixture<UnbalancedSample>, IDisposable
{
    private static readonly Lazy<HamDataset> RealData = new(() => HamDataset.Open(SharedData.Ham10000));
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void BalanceBeforeSplit_ASample_DividesEveryClassAndTheWholeByTheShares()
    {
        var split = sample.Data.BalanceBeforeSplit(_folder["balanced"], new BalanceOptions { TotalImages = 141, Height = 8, Width = 8, LargerClasses = LargerClasses.Undersample });

        (split.Train.Count, split.Validation.Count, split.Test.Count).Should().Be((113, 0, 28));
        split.Test.ClassCounts.Should().OnlyContain(n => n == 4);
        split.Train.Records.Concat(split.Test.Records).Select(r => r.ImageId).Should().OnlyHaveUniqueItems().And.HaveCount(141);
        split.Train.Records.Select(r => r.ImageId).Should().BeInAscendingOrder(StringComparer.Ordinal);
    }

    [Fact]
    public void BalanceBeforeSplit_ASample_CountsWhatLeaks_AndWarnsFirst()
    {
        var split = sample.Data.BalanceBeforeSplit(_folder["balanced"], new BalanceOptions { TotalImages = 141, Height = 8, Width = 8, LargerClasses = LargerClasses.Undersample });

        var trained = split.Train.Records.Select(r => r.CopyOf ?? r.ImageId).ToHashSet();
        int[] leaked = [.. Enumerable.Range(0, 7).Select(c => split.Test.Records.Count(r => (int)r.Diagnosis == c && trained.Contains(r.CopyOf ?? r.ImageId)))];
        split.Balance!.Classes.Select(c => c.LeakedTestImages).Should().Equal(leaked);
        split.Balance.Classes.Select(c => c.TestImages).Should().OnlyContain(n => n == 4);
        leaked.Sum().Should().BePositive("a handful of images has ten copies each");
        string each = string.Join(", ", new[] { "akiec", "bcc", "bkl", "df", "mel", "nv", "vasc" }.Zip(leaked, (name, n) => $"{name} {n} of 4"));
        split.Warnings.Should().Contain(w => w.StartsWith($"{leaked.Sum()} of 28 ({100.0 * leaked.Sum() / 28:F0} %) test images have an augmented copy in training"));
        split.Balance.Warnings[0].Should().Be($"{leaked.Sum()} of 28 test images ({100.0 * leaked.Sum() / 28:F0} %) share an original with a training image, because the images were balanced before they were split ({each}). Scores on this test part tell how well copies are recognised, not new lesions; split first and then call BalanceTraining.");
    }

    [Fact]
    public void BalanceBeforeSplit_DataWithOfficialParts_WarnsOfTestImagesInTraining()
    {
        sample.Data.Split(SplitOptions.ByLesion(0.5, 0, 0.5, seed: 1)).WriteClassFolders(_folder["parts"]);
        using var data = HamDataset.Open(_folder["parts"]);

        var split = data.BalanceBeforeSplit(_folder["balanced"], new BalanceOptions { Height = 8, Width = 8 });

        var trained = split.Train.Records.Select(r => r.CopyOf ?? r.ImageId).ToHashSet();
        var official = data.Records.Where(r => r.OfficialPart == OfficialPart.Test).ToList();
        int learnt = official.Count(r => trained.Contains(r.ImageId));
        learnt.Should().BePositive();
        split.Warnings.Should().Contain($"{learnt} of {official.Count} ({100.0 * learnt / official.Count:F0} %) images of the official test part are in training or validation, so that no score on that part counts any more. SplitOptions.Official and BalanceTraining keep it apart.");
    }

    [Fact]
    public void BalanceBeforeSplit_ASecondTime_GivesTheSameSplitWithoutWriting()
    {
        var options = new BalanceOptions { TotalImages = 70, Height = 8, Width = 8, LargerClasses = LargerClasses.Undersample };
        var first = sample.Data.BalanceBeforeSplit(_folder["balanced"], options);

        var second = sample.Data.BalanceBeforeSplit(_folder["balanced"], options);

        second.Balance!.Reused.Should().BeTrue();
        second.Test.Records.Should().Equal(first.Test.Records);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void BalanceBeforeSplit_ImpossibleShare_IsRefused(double test)
    {
        Action act = () => sample.Data.BalanceBeforeSplit(_folder["balanced"], test: test);

        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage("Expected a share above 0 and below 1. (Parameter 'test')*");
    }

    [SharedDataFact]
    public void BalanceBeforeSplit_RealImagesAtASmallScale_WritesThem_AndCountsWhatLeaks()
    {
        var split = RealData.Value.BalanceBeforeSplit(_folder["balanced"], BalanceOptions.Published with { TotalImages = 1400, Height = 16, Width = 16 });

        (split.Train.Count, split.Test.Count).Should().Be((1120, 280));
        split.Balance!.Classes.Select(c => c.Copies).Should().Equal(0, 0, 0, 85, 0, 0, 58);
        split.Balance.Classes.Select(c => c.LeakedTestImages).Should().Equal(0, 0, 0, 29, 0, 0, 24);
        ImageDecoder.Decode(split.Test.Records.First(r => r.CopyOf is not null).ImagePath).Height.Should().Be(16);
    }

    [SharedDataFact]
    public void OfBalanced_ThePublishedSizesOnTheRealMetadata_GiveThePublishedCounts()
    {
        var set = RealData.Value.ToImageSet();
        var plan = BalancePlan.Of(set, BalanceOptions.Published, []);
        var records = plan.Records((_, name) => name, BalanceOptions.Published);
        var report = new BalanceReport { Folder = "none", Reused = false, Classes = plan.Classes };

        var split = DataSplit.OfBalanced(new BalancedSet(records, set.Sources.Derive(records), report), Target.Diagnosis, SplitOptions.ByImage(0.8, 0, 0.2));

        (split.Train.Count, split.Test.Count).Should().Be((34_120, 8_530));
        split.Balance!.Classes.Select(c => c.TestImages).Should().Equal(1219, 1219, 1219, 1219, 1218, 1218, 1218);
        split.Balance.Classes.Select(c => c.LeakedTestImages).Should().Equal([1219, 1219, 1219, 1219, 1213, 0, 1218], "nv has no copies, and one melanoma came to the test part with all of its own");
    }
}
