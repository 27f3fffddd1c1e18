namespace Ham10000.Dataset.Tests;

public sealed class WriteClassFoldersTests : IDisposable
{
    private readonly LayoutFolder _folder = new LayoutFolder()
        .Text("HAM10000_metadata.csv", "lesion_id,image_id,dx,dx_type,age,sex,localization,dataset", "HAM_0,ISIC_0,nv,histo,45.0,male,back,vidir_modern", "\"HAM,\"\"1\"\"\",ISIC_1,mel,follow_up,,unknown,unknown,\"a, b\"", "HAM_0,ISIC_2,nv,consensus,0.0,female,lower extremity,")
        .Images("x/ISIC_0.jpg", "x/ISIC_1.JPEG", "y/ISIC_2.jpg");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_AndOpen_GivesTheSameRecords()
    {
        using var data = _folder.Open();
        var written = data.WriteClassFolders(_folder.Outside);
        written.Should().BeEquivalentTo(new WrittenClassFolders(_folder.Outside, 3, [0, 0, 0, 0, 1, 2, 0], new Dictionary<OfficialPart, int>()));
        Directory.GetDirectories(_folder.Outside).Select(Path.GetFileName).Order().Should().Equal("akiec", "bcc", "bkl", "df", "mel", "nv", "vasc");
        File.ReadAllBytes(Path.Combine(_folder.Outside, "mel", "ISIC_1.jpeg")).Should().Equal(LayoutFolder.Picture("ISIC_1"));
        using var again = HamDataset.Open(_folder.Outside, new OpenOptions { CacheFolder = _folder.Cache });
        again.Layout.Should().Be(DatasetLayout.ClassFolders);
        again.Report.Warnings.Should().BeEmpty();
        Plain(again.Records).Should().Equal(Plain(data.Records));
    }

    [Fact]
    public void Write_Split_KeepsItsParts()
    {
        using var sample = SampleData();
        var split = sample.Split(SplitOptions.ByLesion(0.6, 0.2, 0.2, seed: 5));
        var written = split.WriteClassFolders(_folder.Outside);
        written.PartCounts.Should().Equal(new Dictionary<OfficialPart, int>
        {
            [OfficialPart.Training] = split.Train.Count,
            [OfficialPart.Validation] = split.Validation.Count,
            [OfficialPart.Test] = split.Test.Count,
        });
        Directory.GetDirectories(Path.Combine(_folder.Outside, "val")).Should().HaveCount(7, "other programs number the classes by their folders");
        using var again = HamDataset.Open(_folder.Outside, new OpenOptions { CacheFolder = _folder.Cache });
        Plain(again.Records.Where(r => r.OfficialPart == OfficialPart.Training)).Should().BeEquivalentTo(Plain(split.Train.Records));
        Plain(again.Records.Where(r => r.OfficialPart == OfficialPart.Validation)).Should().BeEquivalentTo(Plain(split.Validation.Records));
        Plain(again.Records.Where(r => r.OfficialPart == OfficialPart.Test)).Should().BeEquivalentTo(Plain(split.Test.Records));
        again.Report.Warnings.Should().BeEmpty();
    }

    [Fact]
    public void Write_OfficialParts_AreInTheTable()
    {
        _folder.Text("ISIC2018_Task3_Test_GroundTruth.csv", "image,MEL,NV,BCC,AKIEC,BKL,DF,VASC", "ISIC_9,1,0,0,0,0,0,0").Images("ISIC_9.jpg");
        using var data = _folder.Open();
        data.WriteClassFolders(_folder.Outside);
        using var again = HamDataset.Open(_folder.Outside, new OpenOptions { CacheFolder = _folder.Cache });
        again.Records.Select(r => (r.ImageId, r.OfficialPart)).Should().Equal(data.Records.Select(r => (r.ImageId, r.OfficialPart)));
        Directory.Exists(Path.Combine(_folder.Outside, "test")).Should().BeFalse();
    }

    [Fact]
    public void Write_Copies_StayCopies()
    {
        _folder.Text("HAM10000_metadata.csv", KaggleFolder.Header + ",copy_of,split", KaggleFolder.Row(0) + ",,Training", KaggleFolder.Row(1) + ",ISIC_0,", KaggleFolder.Row(2) + ",,val").Images("x/ISIC_1.jpg");
        File.Delete(_folder["x/ISIC_1.JPEG"]);
        using var data = _folder.Open();
        data.WriteClassFolders(_folder.Outside);
        File.ReadLines(Path.Combine(_folder.Outside, "HAM10000_metadata.csv")).Should().Equal(
            KaggleFolder.Header + ",split,copy_of", KaggleFolder.Row(0) + ",train,", KaggleFolder.Row(1) + ",,ISIC_0", KaggleFolder.Row(2) + ",val,");
        using var again = HamDataset.Open(_folder.Outside, new OpenOptions { CacheFolder = _folder.Cache });
        again.Records.Select(r => (r.CopyOf, r.OfficialPart)).Should().Equal((null, OfficialPart.Training), ("ISIC_0", null), (null, OfficialPart.Validation));
    }

    [Fact]
    public void Write_FolderThatHoldsSomething_IsRefused()
    {
        using var data = _folder.Open();
        var write = () => data.WriteClassFolders(_folder.Root);
        write.Should().Throw<IOException>().WithMessage($"The folder '{_folder.Root}' is not empty: it holds 'HAM10000_metadata.csv'. Expected a folder that is new or empty; choose another one, or delete this one first.");
    }

    [Fact]
    public void Write_ImageThatIsGone_LeavesNothing()
    {
        using var data = _folder.Open();
        File.Delete(data.Records[2].ImagePath);
        var write = () => data.WriteClassFolders(_folder.Outside);
        write.Should().Throw<FileNotFoundException>();
        var cancelled = () => data.WriteClassFolders(_folder.Outside, new CancellationToken(canceled: true));
        cancelled.Should().Throw<OperationCanceledException>();
        Directory.GetFileSystemEntries(Path.GetDirectoryName(_folder.Outside)!).Select(Path.GetFileName).Should().NotContain(name => name!.Contains("outside"));
    }

    [Fact]
    public void Write_LineBreakInAValue_IsRefused()
    {
        var write = () => MetadataWriter.Write([new LesionRecord { ImageId = "a", LesionId = "b\nc", Diagnosis = Diagnosis.Nv, ImagePath = "" }]);
        write.Should().Throw<InvalidOperationException>().WithMessage("The column 'lesion_id' of image 'a' has a line break, which a table cannot hold.");
    }

    private HamDataset SampleData()
    {
        HamSample.Create(_folder["../sample"], images: 42, seed: 3, new HamSampleOptions { Height = 32, Width = 40 });
        return HamDataset.Open(_folder["../sample"]);
    }

    private static IEnumerable<LesionRecord> Plain(IEnumerable<LesionRecord> records) => records.Select(r => r with { ImagePath = "", Line = 0, Source = "", OfficialPart = null });
}
