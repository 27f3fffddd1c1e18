namespace Ham10000.Dataset.Tests;

/// <summary>What happens to the folder: taken up again, refused, or nowhere to be seen.</summary>
public sealed class BalancedFolderTests(UnbalancedSample sample) : IClassFixture<UnbalancedSample>, IDisposable
{
    private static readonly BalanceOptions Small = new() { ImagesPerClass = 8, Height = 8, Width = 10 };
    private readonly TemporaryFolder _folder = new();

    private DataSplit Split => sample.Split;

    private string Balanced => _folder["balanced"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void BalanceTraining_ASecondTime_WritesNothing()
    {
        var first = Split.BalanceTraining(Balanced, Small);
        var written = Times();

        var second = Split.BalanceTraining(Balanced, Small with { Threads = 1 });

        Times().Should().Equal(written);
        (first.Balance!.Reused, second.Balance!.Reused).Should().Be((false, true));
        second.Train.Records.Should().Equal(first.Train.Records);
        second.Balance.Should().BeEquivalentTo(first.Balance, o => o.Excluding(r => r.Reused));
    }

    [Fact]
    public void BalanceTraining_OtherOptions_SaysWhichDiffer_AndLeavesTheFolder()
    {
        Split.BalanceTraining(Balanced, Small);
        var written = Times();

        Action act = () => Split.BalanceTraining(Balanced, Small with { Seed = 5, Format = ImageFormat.Png });

        act.Should().Throw<IOException>().WithMessage($"The folder '{Balanced}' holds a set that was balanced otherwise: format JPEG 95, now PNG; seed 0, now 5. Choose another folder, or delete this one to balance anew.");
        Times().Should().Equal(written);
    }

    [Fact]
    public void BalanceTraining_OtherImages_SaysSo()
    {
        Split.BalanceTraining(Balanced, Small);

        Action act = () => sample.Data.Split(SplitOptions.ByLesion(train: 0.6, validation: 0.2, test: 0.2, seed: 2)).BalanceTraining(Balanced, Small);

        act.Should().Throw<IOException>().WithMessage($"The folder '{Balanced}' holds a set that was balanced otherwise: other images or files of other sizes. Choose another folder, or delete this one to balance anew.");
    }

    [Theory]
    [InlineData("delete", "84 images, not 85")]
    [InlineData("truncate", "*,* bytes of images, not *,*")]
    [InlineData("metadata", "no HAM10000_metadata.csv as it was written")]
    public void BalanceTraining_AFolderThatWasDamaged_IsRefused(string damage, string expected)
    {
        var image = Split.BalanceTraining(Balanced, Small).Train.Records[3].ImagePath;
        switch (damage)
        {
            case "delete":
                File.Delete(image);
                break;
            case "truncate":
                File.WriteAllText(image, "");
                break;
            default:
                File.AppendAllText(Path.Combine(Balanced, "HAM10000_metadata.csv"), "\n");
                break;
        }

        Action act = () => Split.BalanceTraining(Balanced, Small);

        act.Should().Throw<DatasetFormatException>().WithMessage($"The balanced set in '{Balanced}' is no longer whole: it has {expected}. Delete the folder to balance anew.").Which.Path.Should().Be(Balanced);
    }

    [Fact]
    public void BalanceTraining_AFolderOfOtherThings_IsRefusedAndLeftAlone()
    {
        Directory.CreateDirectory(Balanced);
        File.WriteAllText(Path.Combine(Balanced, "thesis.txt"), "mine");

        Action act = () => Split.BalanceTraining(Balanced, Small);

        act.Should().Throw<IOException>().WithMessage($"The folder '{Balanced}' is not empty: it holds 'thesis.txt'. Expected a folder that is new or empty; choose another one, or delete this one first.");
        Directory.GetFileSystemEntries(_folder.FullName, "*", SearchOption.AllDirectories).Should().HaveCount(2);
    }

    [Fact]
    public void BalanceTraining_CancelledMidway_LeavesNothing()
    {
        using var stop = new CancellationTokenSource();

        Action act = () => Split.BalanceTraining(Balanced, Small with { Progress = new Report(_ => stop.Cancel()) }, stop.Token);

        act.Should().Throw<OperationCanceledException>();
        Directory.GetFileSystemEntries(_folder.FullName).Should().BeEmpty();
    }

    [Fact]
    public void BalanceTraining_Progress_EndsWithAll()
    {
        var reports = new List<BalanceProgress>();

        var balanced = Split.BalanceTraining(Balanced, Small with { Progress = new Report(reports.Add) });

        reports.Should().BeInAscendingOrder(r => r.Done);
        (reports[^1].Done, reports[^1].Total).Should().Be((balanced.Train.Count, balanced.Train.Count));
    }

    [Fact]
    public void BalanceTraining_AnImageThatIsGone_IsNamed_AndNothingStays()
    {
        HamSample.Create(_folder["data"], images: 14, options: new HamSampleOptions { Height = 32, Width = 32 });
        using var data = HamDataset.Open(_folder["data"]);
        var split = data.Split(SplitOptions.ByLesion(train: 1, validation: 0, test: 0));
        var gone = split.Train.Records[5];
        File.WriteAllText(gone.ImagePath, "no picture");

        Action act = () => split.BalanceTraining(Balanced, Small);

        var error = act.Should().Throw<DatasetFormatException>().Which;
        error.Message.Should().Be($"{gone.ImagePath}: the image '{gone.ImageId}' cannot be copied. The image begins with 6E 6F 20 70, which is neither JPEG (FF D8 FF) nor PNG (89 50 4E 47). Expected a JPEG or PNG file; convert it or fetch it again.");
        (error.ImageId, error.Path).Should().Be((gone.ImageId, gone.ImagePath));
        Directory.GetFileSystemEntries(_folder.FullName).Should().Equal(_folder["data"]);
    }

    [Fact]
    public void Unwritable_MidwayThrough_SaysHowMuchRoomItTakes()
        => BalanceWriter.Unwritable("here", 1000, 42_650, 5_000_000, new IOException("No space left on device.")).Message.Should().Be(
            "The balanced set cannot be written to 'here': No space left on device. 1,000 of 42,650 images were written and have been removed. All would take about 213 MB. Make room and check the folder's permissions, or choose another one.");

    [Fact]
    public void BalanceTraining_ASetOfCopies_IsRefused()
    {
        var balanced = Split.BalanceTraining(Balanced, Small);

        Action act = () => balanced.BalanceTraining(_folder["again"], Small);

        act.Should().Throw<InvalidOperationException>().WithMessage($"The set 'train' holds {balanced.Balance!.Copies} augmented copies already: *. Expected originals only; a set is balanced once.");
        Directory.Exists(_folder["again"]).Should().BeFalse();
    }

    [Fact]
    public void BalanceTraining_NoTrainingImages_IsRefused()
    {
        Action act = () => sample.Data.Split(SplitOptions.ByLesion(train: 0, validation: 0, test: 1)).BalanceTraining(Balanced);

        act.Should().Throw<InvalidOperationException>().WithMessage("The set 'train' is empty. Expected at least one image to balance.");
    }

    [Fact]
    public void BalanceTraining_BadOptions_NamesThemAll()
    {
        Action act = () => Split.BalanceTraining(Balanced, new BalanceOptions
        {
            ImagesPerClass = 0,
            TotalImages = 5,
            Height = 4,
            Augmentation = Augmentation.None,
            JpegQuality = 80,
            Threads = 0,
            Format = (ImageFormat)7,
        });

        act.Should().Throw<ArgumentException>().WithMessage("The balance options cannot be used: ImagesPerClass 0 must be at least 1, or null; ImagesPerClass and TotalImages cannot both be set; Height 4 and Width null must both be 8..4096, or both null; Augmentation must change something, or copies would be their originals; LargerClasses Keep and Format 7 must be values of their enumerations; JpegQuality 80 must be 95..100; Threads 0 must be 1..256.");
    }

    private List<(string, DateTime)> Times() => [.. Directory.GetFiles(Balanced, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => (f, File.GetLastWriteTimeUtc(f)))];

    private sealed class Report(Action<BalanceProgress> act) : IProgress<BalanceProgress>
    {
        void IProgress<BalanceProgress>.Report(BalanceProgress value) => act(value);
    }
}
