namespace Ham10000.Dataset.Tests;

public sealed class DataverseLayoutTests : IDisposable
{
    private const string Header = "\"lesion_id\"\t\"image_id\"\t\"dx\"\t\"dx_type\"\t\"age\"\t\"sex\"\t\"localization\"\t\"dataset\"";
    private readonly LayoutFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("HAM10000_metadata")]
    [InlineData("HAM10000_metadata.tab")]
    [InlineData("ham10000_METADATA.tsv")]
    [InlineData("dataverse_files/HAM10000_metadata.csv")]
    public void Open_QuotedTabs_AreRead(string name)
    {
        _folder.Text(name, Header, Row("HAM_0", "ISIC_0", "vidir_modern"), Row("HAM_0", "ISIC_1", "rosendahl")).Images("a/ISIC_0.jpg", "b/ISIC_1.jpg");
        using var data = _folder.Open();
        data.Layout.Should().Be(DatasetLayout.HarvardDataverse);
        data.Report.Recognised.Should().Be($"Read as Harvard Dataverse's layout: {Path.GetFileName(name)}, parted by tabs.");
        data.Report.Warnings.Should().BeEmpty();
        data.Records.Select(r => (r.ImageId, r.LesionId, r.Collection, r.AgeYears, r.OfficialPart)).Should().Equal(
            ("ISIC_0", "HAM_0", "vidir_modern", 80, null), ("ISIC_1", "HAM_0", "rosendahl", 80, null));
    }

    [Theory]
    [InlineData(',', "parted by commas")]
    [InlineData(';', "parted by semicolons")]
    [InlineData('\t', "parted by tabs")]
    public void Open_CsvWithCollection_FindsWhatPartsTheFields(char delimiter, string said)
    {
        _folder.Text("HAM10000_metadata.csv", Header.Replace('\t', delimiter), Row("HAM_0", "ISIC_0", "vienna_dias").Replace('\t', delimiter)).Images("ISIC_0.jpg");
        using var data = _folder.Open();
        data.Layout.Should().Be(DatasetLayout.HarvardDataverse);
        data.Report.Recognised.Should().EndWith($"{said}.");
        data.Records[0].Collection.Should().Be("vienna_dias");
    }

    [Fact]
    public void Open_ImagesInZips_UnpacksThemOnceAndLeavesTheFolderAlone()
    {
        _folder.Text("HAM10000_metadata", Header, Row("HAM_0", "ISIC_0", "rosendahl"), Row("HAM_1", "ISIC_1", "rosendahl"), Row("HAM_2", "ISIC_2", "rosendahl"))
            .Zip("HAM10000_images_part_1.zip", "ISIC_0.jpg").Zip("HAM10000_images_part_2.zip", "HAM10000_images_part_2/ISIC_1.jpg", "__MACOSX/._ISIC_1.jpg", "__MACOSX/ISIC_1.jpg").Images("ISIC_2.jpg");
        var before = _folder.Everything();
        var stages = new List<OpenProgress>();
        using (var data = HamDataset.Open(_folder.Root, new OpenOptions { CacheFolder = _folder.Cache, Threads = 1, Progress = new Told(stages) }))
        {
            data.Report.Recognised.Should().EndWith("parted by tabs. Images from HAM10000_images_part_1.zip, HAM10000_images_part_2.zip, unpacked into the cache.");
            data.Report.Warnings.Should().BeEmpty();
            data.Records.Select(r => File.ReadAllBytes(r.ImagePath)).Should().BeEquivalentTo(
                [LayoutFolder.Picture("ISIC_0"), LayoutFolder.Picture("ISIC_1"), LayoutFolder.Picture("ISIC_2")], o => o.WithStrictOrdering());
            data.Records[0].ImagePath.Should().StartWith(Path.Combine(_folder.Cache, "unpacked"));
            data.Records[2].ImagePath.Should().Be(_folder["ISIC_2.jpg"]);
        }

        stages.Should().Equal(new OpenProgress(1, 1, OpenStage.Unpacking), new OpenProgress(1, 1, OpenStage.Unpacking), new OpenProgress(3, 3));
        _folder.Everything().Should().Equal(before);
        stages.Clear();
        using var again = HamDataset.Open(_folder.Root, new OpenOptions { CacheFolder = _folder.Cache, Threads = 1, Progress = new Told(stages) });
        stages.Should().Equal(new OpenProgress(3, 3));
        Directory.GetDirectories(Path.Combine(_folder.Cache, "unpacked")).Should().HaveCount(2);
    }

    [Fact]
    public void Open_TestImagesOfIsic2018_AreTheTestPart()
    {
        _folder.Text("HAM10000_metadata.tab", Header, Row("HAM_0", "ISIC_0", "rosendahl"))
            .Text("ISIC2018_Task3_Test_GroundTruth.tab", Header, Row("HAMTEST_0", "ISIC_9", "rosendahl"), Row("HAMTEST_1", "ISIC_0035068", "rosendahl"))
            .Zip("archive.zip", "ISIC_0.jpg").Zip("ISIC2018_Task3_Test_Images.zip", "ISIC_9.jpg");
        using var data = _folder.Open();
        data.Layout.Should().Be(DatasetLayout.HarvardDataverse);
        data.Report.Recognised.Should().Be("Read as Harvard Dataverse's layout: HAM10000_metadata.tab, parted by tabs, for training, and ISIC2018_Task3_Test_GroundTruth.tab for test. Images from ISIC2018_Task3_Test_Images.zip, archive.zip, unpacked into the cache.");
        data.Report.Sources.Select(Path.GetFileName).Should().Equal("HAM10000_metadata.tab", "ISIC2018_Task3_Test_GroundTruth.tab");
        data.Records.Select(r => (r.ImageId, r.LesionId, r.OfficialPart, r.Source)).Should().Equal(
            ("ISIC_0", "HAM_0", OfficialPart.Training, "HAM10000_metadata.tab"), ("ISIC_9", "HAMTEST_0", OfficialPart.Test, "ISIC2018_Task3_Test_GroundTruth.tab"));
        data.Report.Exclusions.Should().Equal(new Exclusion("ISIC_0035068", 3, ExclusionReason.NotPublished,
            "ISIC2018_Task3_Test_GroundTruth.tab line 3: the picture of image 'ISIC_0035068' was never published. Nothing is missing from the download."));
        data.Report.ToString().Should().StartWith("HAM10000_metadata.tab and 1 more: 3 rows, 2 kept, 1 left out\n  Read as Harvard Dataverse's layout: ");
    }

    [Fact]
    public void Open_MetadataInAZip_IsReadToo()
    {
        _folder.Zip("dataverse_files.zip", ("HAM10000_metadata.tab", System.Text.Encoding.UTF8.GetBytes($"{Header}\n{Row("HAM_0", "ISIC_0", "rosendahl")}\n")), ("images/ISIC_0.jpg", LayoutFolder.Picture("ISIC_0")));
        using var data = _folder.Open();
        data.Layout.Should().Be(DatasetLayout.HarvardDataverse);
        data.Records.Should().ContainSingle().Which.Collection.Should().Be("rosendahl");
    }

    [Fact]
    public void Open_ZipsThatShareImagesAndHoldOthers_TellsOfBoth()
    {
        _folder.Text("HAM10000_metadata", Header, Row("HAM_0", "ISIC_0", "rosendahl"), Row("HAM_1", "ISIC_1", "rosendahl")).Zip("a.zip", "ISIC_0.jpg", "ISIC_7.jpg").Zip("b.zip", "ISIC_1.jpg", "ISIC_0.jpg").Zip("c.zip", "ISIC_0.jpg");
        using var data = _folder.Open();
        data.Report.Recognised.Should().EndWith(" Images from a.zip, b.zip, unpacked into the cache.");
        data.Report.Warnings.Should().Equal(
            "1 image(s) lie in more than one zip: ISIC_0. The first zip in the order of their paths is used.",
            "1 image(s) are named by no row of HAM10000_metadata and are not used: ISIC_7.");
    }

    [Fact]
    public void Open_KaggleArchiveZip_IsKaggle()
    {
        _folder.Zip("archive.zip", ("HAM10000_metadata.csv", System.Text.Encoding.UTF8.GetBytes($"{KaggleFolder.Header}\n{KaggleFolder.Row(0)}\n")),
            ("HAM10000_images_part_1/ISIC_0.jpg", LayoutFolder.Picture("ISIC_0")), ("ham10000_images_part_1/ISIC_0.jpg", LayoutFolder.Picture("ISIC_0")));
        using var data = _folder.Open();
        data.Layout.Should().Be(DatasetLayout.Kaggle);
        data.Report.Warnings.Should().Equal("archive.zip holds 1 image(s) more than once. The entry nearest to its root is used: for 'ISIC_0' it is 'HAM10000_images_part_1/ISIC_0.jpg'.");
    }

    private static string Row(string lesion, string image, string collection) => $"\"{lesion}\"\t\"{image}\"\t\"bkl\"\t\"histo\"\t80.0\t\"male\"\t\"scalp\"\t\"{collection}\"";

    private sealed class Told(List<OpenProgress> reports) : IProgress<OpenProgress>
    {
        public void Report(OpenProgress value) => reports.Add(value);
    }
}
