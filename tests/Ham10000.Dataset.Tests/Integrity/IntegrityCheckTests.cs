namespace Ham10000.Dataset.Tests;

public sealed class IntegrityCheckTests : IDisposable
{
    private readonly PictureFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void CheckIntegrity_SecondTime_ReadsNoImage()
    {
        AddPictures(5);
        using var data = _folder.Open();
        data.CheckIntegrity(_folder.Options).ImagesRead.Should().Be(5);
        data.CheckIntegrity(_folder.Options).ImagesRead.Should().Be(0);

        _folder.Add("i9", PictureFolder.Jpeg(9));
        using var more = _folder.Open();
        more.CheckIntegrity(_folder.Options).ImagesRead.Should().Be(1);
    }

    [Fact]
    public void CheckIntegrity_AfterOpeningThatDecoded_ReadsNoImage()
    {
        AddPictures(3);
        using var data = _folder.Open(onBadImage: OnBadImage.Exclude);
        data.CheckIntegrity(_folder.Options).ImagesRead.Should().Be(0);
    }

    [Fact]
    public void CheckIntegrity_ImageReplacedAfterOpening_IsJudgedByWhatIsThereNow()
    {
        AddPictures(2);
        using var data = _folder.Open();
        data.CheckIntegrity(_folder.Options).Findings.Should().BeEmpty();

        _folder.Add("i1", PictureFolder.Jpeg(0));
        File.SetLastWriteTimeUtc(data.Records[1].ImagePath, new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        var report = data.CheckIntegrity(_folder.Options);
        report.ImagesRead.Should().Be(1);
        report.Counts.Should().Equal(new Dictionary<IntegrityFindingKind, int> { [IntegrityFindingKind.IdenticalFiles] = 1 });
    }

    [Fact]
    public void CheckIntegrity_BrokenImages_AreFaultsAndTheRestIsCompared()
    {
        AddPictures(2);
        var cut = _folder.Add("i2", PictureFolder.Jpeg(2));
        var text = _folder.Add("i3", PictureFolder.Jpeg(3));
        var gone = _folder.Add("i4", PictureFolder.Jpeg(4));
        _folder.Add("i5", PictureFolder.Jpeg(0));
        using var data = _folder.Open();
        File.WriteAllBytes(cut, PictureFolder.Jpeg(2)[..^200]);
        File.WriteAllText(text, "Not found");
        File.Delete(gone);

        var report = data.CheckIntegrity(_folder.Options);
        report.Faults.Select(f => (f.Record.ImageId, f.Reason, f.IsBroken)).Should().Equal(
            ("i2", ExclusionReason.CorruptImage, true), ("i3", ExclusionReason.NotAnImage, true), ("i4", ExclusionReason.UnreadableImage, true));
        report.Faults[0].Detail.Should().Be($"Image 'i2' of line 4 ({cut}): The JPEG cannot be decoded in full: Premature end of JPEG file. The file is damaged or truncated; fetch it again.");
        report.Faults[2].Detail.Should().StartWith($"Image 'i4' of line 6 ({gone}): The file cannot be read: ");
        report.Counts[IntegrityFindingKind.BrokenImage].Should().Be(3);
        report.Duplicates.Select(p => p.Second.ImageId).Should().Equal("i5");
        data.CheckIntegrity(_folder.Options).ImagesRead.Should().Be(1, "of what is broken only the header is right, and each time the rest is read anew, so that the reason is fresh");
    }

    [Fact]
    public void CheckIntegrity_OddSizeAndBlank_AreFaults()
    {
        AddPictures(2);
        var odd = _folder.Add("i2", PictureFolder.Jpeg(ImageResizer.Resize(PictureFolder.Picture(2), 100, 140)));
        var blank = _folder.Add("i3", PictureFolder.Jpeg(new RgbImage(150, 200, new byte[150 * 200 * 3])));
        using var data = _folder.Open();
        data.CheckIntegrity(_folder.Options).Faults.Should().Equal(
            new ImageFault(data.Records[2], ExclusionReason.OddSize, $"Image 'i2' of line 4 ({odd}): The picture has 100×140 pixels, most others have 150×200."),
            new ImageFault(data.Records[3], ExclusionReason.BlankImage, $"Image 'i3' of line 5 ({blank}): The picture is of one colour throughout."));
    }

    [Fact]
    public void CheckIntegrity_NoSizeOfMoreThanHalf_CallsNoneOdd()
    {
        _folder.Add("a", PictureFolder.Jpeg(0));
        _folder.Add("b", PictureFolder.Jpeg(ImageResizer.Resize(PictureFolder.Picture(1), 100, 140)));
        using var data = _folder.Open();
        data.CheckIntegrity(_folder.Options).Faults.Should().BeEmpty();
    }

    [Fact]
    public void CheckIntegrity_LikePicturesWithTwoDiagnoses_AreAConflictOfTheWholeGroup()
    {
        _folder.Add("a", PictureFolder.Jpeg(0));
        _folder.Add("b", PictureFolder.Jpeg(0));
        _folder.Add("c", PictureFolder.Jpeg(PictureFolder.Picture(0), quality: 70), dx: "mel");
        _folder.Add("d", PictureFolder.Jpeg(1), dx: "mel");
        using var data = _folder.Open();
        var report = data.CheckIntegrity(_folder.Options);
        report.ConflictingPictures.Should().ContainSingle().Which.Select(r => r.ImageId).Should().Equal("a", "b", "c");
        report.Findings.Single(f => f.Kind == IntegrityFindingKind.ConflictingPictures).Detail.Should().Be("Images of the same picture carry different diagnoses: a (nv), b (nv), c (mel).");
        report.Duplicates.Count(p => p.IsConflicting).Should().Be(2);
    }

    [Fact]
    public void CheckIntegrity_Progress_EndsWithAllImages()
    {
        AddPictures(3);
        using var data = _folder.Open();
        var told = new List<IntegrityProgress>();
        data.CheckIntegrity(_folder.Options with { Threads = 1, Progress = new Told(told) });
        told.Should().Equal(new IntegrityProgress(3, 3));
    }

    [Fact]
    public void CheckIntegrity_CancelledHalfWay_RemembersWhatItSaw()
    {
        AddPictures(20);
        for (var i = 0; i < 100; i++)
        {
            _folder.Add($"j{i}", PictureFolder.Jpeg(20));
        }

        using var data = _folder.Open();
        using var stop = new CancellationTokenSource();
        var check = () => data.CheckIntegrity(_folder.Options with { Threads = 1, Progress = new Told([], stop) }, stop.Token);
        check.Should().Throw<OperationCanceledException>();
        FactStore.Load(_folder.Cache, data.Folder).Count.Should().Be(100, "the progress after 100 images cancelled it");
    }

    [Fact]
    public void CheckIntegrity_EmptyDataset_FindsNothing()
    {
        AddPictures(1);
        File.Delete(_folder.Add("i0", []));
        using var data = _folder.Open(onBadImage: OnBadImage.Exclude);
        var report = data.CheckIntegrity(_folder.Options);
        (report.Images, report.Findings.Count).Should().Be((0, 0));
        report.ToString().Should().Be($"0 images of '{_folder.Root}': 0 findings");
    }

    [Fact]
    public void CheckIntegrity_BadOptions_NamesAllProblems()
    {
        AddPictures(1);
        using var data = _folder.Open();
        var check = () => data.CheckIntegrity(new IntegrityOptions { HashDistance = 21, DetailCorrelation = double.NaN, AgeToleranceYears = -1, Threads = 0 });
        check.Should().Throw<ArgumentException>().WithMessage("The integrity options cannot be used: HashDistance is 21 and must be 0 to 20; DetailCorrelation is NaN and must be 0 to 1; AgeToleranceYears is -1 and must be at least 0; Threads is 0 and must be 1 to 256, or null.");
    }

    private void AddPictures(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _folder.Add($"i{i}", PictureFolder.Jpeg(i));
        }
    }

    private sealed class Told(List<IntegrityProgress> told, CancellationTokenSource? stop = null) : IProgress<IntegrityProgress>
    {
        public void Report(IntegrityProgress value)
        {
            told.Add(value);
            stop?.Cancel();
        }
    }
}
