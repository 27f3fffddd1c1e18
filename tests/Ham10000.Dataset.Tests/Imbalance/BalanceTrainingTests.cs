using System.Security.Cryptography;

namespace Ham10000.Dataset.Tests;

public sealed class BalanceTrainingTests(UnbalancedSample sample) : IClassFixture<UnbalancedSample>, IDisposable
{
    private static readonly BalanceOptions Ten = new() { ImagesPerClass = 10 };
    private readonly TemporaryFolder _folder = new();

    private DataSplit Split => sample.Split;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void BalanceTraining_SmallClasses_AreRaised_AndTheOtherPartsStay()
    {
        var balanced = Split.BalanceTraining(_folder["balanced"], Ten);

        int largest = Split.Train.ClassCounts.Max();
        balanced.Train.ClassCounts.Should().OnlyContain(n => n == 10 || n == largest).And.HaveCount(7);
        (balanced.Validation, balanced.Test).Should().Be((Split.Validation, Split.Test));
        balanced.Train.Records.Where(r => r.CopyOf is null).Select(r => r.ImageId).Should().Equal(Split.Train.Records.Select(r => r.ImageId));
        balanced.Train.Records.Select(r => r.ImageId).Should().BeInAscendingOrder(StringComparer.Ordinal);
        balanced.Train.Records.Should().OnlyContain(r => File.Exists(r.ImagePath));
        balanced.Balance!.LeakedTestImages.Should().Be(0);
        balanced.Leakage.TestImages.Should().Be(0);
    }

    [Fact]
    public void BalanceTraining_EachCopy_IsOfATrainingImage_AndHasItsLesion()
    {
        var balanced = Split.BalanceTraining(_folder["balanced"], Ten);

        var originals = Split.Train.Records.ToDictionary(r => r.ImageId);
        var copies = balanced.Train.Records.Where(r => r.CopyOf is not null).ToList();
        copies.Should().HaveCount(balanced.Balance!.Copies).And.NotBeEmpty();
        copies.Should().OnlyContain(r => originals[r.CopyOf!].LesionId == r.LesionId && originals[r.CopyOf!].Diagnosis == r.Diagnosis);
        copies.Select(r => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(r.ImagePath)))).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void BalanceTraining_NoSize_CopiesOriginalsByteForByte()
    {
        var balanced = Split.BalanceTraining(_folder["balanced"], Ten);

        foreach (var original in Split.Train.Records)
        {
            var kept = balanced.Train.Records.Single(r => r.ImageId == original.ImageId);
            File.ReadAllBytes(kept.ImagePath).Should().Equal(File.ReadAllBytes(original.ImagePath));
        }
    }

    [Fact]
    public void BalanceTraining_AsPngInASize_WritesWhatResizingAndAugmentingGive()
    {
        var augmentation = Augmentation.Standard with { Brightness = 0.3, HueShift = 0.1, NoiseDeviation = 4, CutoutCount = 1 };
        var options = Ten with { Height = 20, Width = 24, Format = ImageFormat.Png, Seed = 3, Augmentation = augmentation };
        var balanced = Split.BalanceTraining(_folder["balanced"], options);

        var copy = balanced.Train.Records.First(r => r.CopyOf is not null);
        int index = Split.Train.Records.TakeWhile(r => r.ImageId != copy.CopyOf).Count();
        var original = ImageResizer.Resize(ImageDecoder.Decode(Split.Train.Records[index].ImagePath), 20, 24);
        ImageDecoder.Decode(balanced.Train.Records.Single(r => r.ImageId == copy.CopyOf).ImagePath).Pixels.ToArray().Should().Equal(original.Pixels.ToArray());
        ImageDecoder.Decode(copy.ImagePath).Pixels.ToArray().Should().Equal(augmentation.Apply(original, seed: 3, epoch: -1, index).Pixels.ToArray());
        copy.ImageId.Should().Be(copy.CopyOf + "_copy1");
    }

    [Fact]
    public void BalanceTraining_AnyNumberOfThreads_WritesTheSameFiles_AndAnotherSeedOthers()
    {
        Split.BalanceTraining(_folder["one"], Ten with { Threads = 1 });
        Split.BalanceTraining(_folder["four"], Ten with { Threads = 4 });
        Split.BalanceTraining(_folder["other"], Ten with { Seed = 1 });

        Digest("four").Should().Equal(Digest("one"));
        Digest("other").Should().NotEqual(Digest("one"));
    }

    [Fact]
    public void BalanceTraining_Undersample_LeavesOutAndReports()
    {
        var balanced = Split.BalanceTraining(_folder["balanced"], new BalanceOptions { TotalImages = 37, LargerClasses = LargerClasses.Undersample });

        balanced.Train.ClassCounts.Should().Equal(6, 6, 5, 5, 5, 5, 5);
        balanced.Balance!.Dropped.Should().Be(Split.Train.Count - balanced.Balance.Originals).And.BePositive();
        balanced.Balance.Images.Should().Be(37);
        balanced.Balance.DroppedImages.Should().BeEquivalentTo(Split.Train.Records.Select(r => r.ImageId).Except(balanced.Train.Records.Select(r => r.ImageId)));
    }

    [Fact]
    public void BalanceTraining_TheMetadata_NamesTheOriginalOfEachCopy()
    {
        var balanced = Split.BalanceTraining(_folder["balanced"], Ten);

        string[] lines = File.ReadAllLines(_folder["balanced", "HAM10000_metadata.csv"]);
        lines[0].Should().Be("lesion_id,image_id,dx,dx_type,age,sex,localization,copy_of");
        lines.Skip(1).Select(l => l.Split(',')).Select(f => (f[1], f[0], f[2], f[7])).Should().Equal(
            balanced.Train.Records.Select(r => (r.ImageId, r.LesionId, r.Diagnosis.Code, r.CopyOf ?? "")));
        using var opened = HamDataset.Open(_folder["balanced"]);
        opened.Records.Select(r => r.ImagePath).Should().BeEquivalentTo(balanced.Train.Records.Select(r => r.ImagePath));
    }

    [Fact]
    public void BalanceTraining_TheBalancedSet_CanBeTrainedOn_UntilTheDatasetIsDisposed()
    {
        using var data = HamDataset.Open(sample.Folder);
        var balanced = data.Split(SplitOptions.ByLesion(train: 0.7, validation: 0.1, test: 0.2, seed: 1)).BalanceTraining(_folder["balanced"], Ten);
        var (small, store) = (new Preprocessing { Height = 8, Width = 10, Standardization = Standardization.UnitRange }, new StoreOptions { CacheFolder = _folder["cache"] });

        using (var loader = new BatchLoader(balanced.Train, small, storeOptions: store))
        {
            loader.ImagesPerEpoch.Should().Be(balanced.Train.Count);
            loader.ReadEpoch(0).First().Dispose();
        }

        data.Dispose();
        Action open = () => balanced.Train.OpenStore(small, store);
        open.Should().Throw<ObjectDisposedException>();
    }

    [Fact]
    public void BalanceTraining_OtherTarget_BalancesItsClasses()
    {
        var split = sample.Data.WithTarget(Target.Malignancy).Split(SplitOptions.ByLesion(train: 0.7, validation: 0.1, test: 0.2, seed: 1));

        var balanced = split.BalanceTraining(_folder["balanced"]);

        balanced.Train.ClassCounts.Distinct().Should().ContainSingle().Which.Should().Be(split.Train.ClassCounts.Max());
        balanced.Target.Should().BeSameAs(split.Target);
    }

    [Fact]
    public void Report_AsText_ShowsEveryClass()
    {
        var classes = new[] { new BalancedClass { Name = "mel", Originals = 10, Copies = 1990, Dropped = 0, TestImages = 5, LeakedTestImages = 0 } };
        var report = new BalanceReport { Folder = "here", Reused = true, Classes = classes, Warnings = ["Beware."] };

        report.ToString().Should().Be("""
            2,000 images in 'here', written earlier
              class  originals  copies  dropped  images   test  by copy in training
              mel           10   1,990        0   2,000      5                    0
              total         10   1,990        0   2,000      5                    0
              Warning: Beware.
            """);
    }

    [Fact]
    public void BalanceTraining_VeryManyCopiesOfFew_WarnsInReportAndSplit()
    {
        var balanced = Split.BalanceTraining(_folder["balanced"], new BalanceOptions { ImagesPerClass = 60, Height = 8, Width = 8 });

        string expected = $"Class 'df' has {60 - Split.Train.ClassCounts[3]} copies of {Split.Train.ClassCounts[3]} originals; a network may learn these by heart.";
        balanced.Balance!.Warnings.Should().Contain(expected);
        balanced.Warnings.Should().Contain(expected);
    }

    private List<(string, string)> Digest(string name) =>
        [.. Directory.GetFiles(_folder[name], "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => (Path.GetRelativePath(_folder[name], f), Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f)))))];
}
