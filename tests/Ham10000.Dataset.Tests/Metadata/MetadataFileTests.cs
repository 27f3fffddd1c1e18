using System.Text;

namespace Ham10000.Dataset.Tests;

public sealed class MetadataFileTests : IDisposable
{
    private const string Names = "lesion_id, image_id, dx, dx_type, age, sex, localization";
    private readonly KaggleFolder _folder = KaggleFolder.WithRows(2);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_MissingFolder_SaysWhichAndWhatIsExpected()
    {
        var open = () => HamDataset.Open(_folder.Root + "x");
        open.Should().Throw<DirectoryNotFoundException>().WithMessage($"The folder '{_folder.Root}x' does not exist. Expected the folder of HAM10000, with HAM10000_metadata.csv and the images in it or below it, or another layout of it.");
    }

    [Fact]
    public void Open_MissingMetadata_SaysWhatWasFound()
    {
        File.Delete(_folder.MetadataPath);
        Fails($"'{_folder.Root}' is in no layout of HAM10000 that is known: no table, 2 image(s), no zip were found in it or below it. "
            + "Looked for HAM10000_metadata.csv (Kaggle); HAM10000_metadata, .tab or .csv with a column 'dataset' (Harvard Dataverse); "
            + "ISIC2018_Task3_Training_GroundTruth.csv, _Validation_ or _Test_ (ISIC 2018 Task 3); "
            + "folders named like the classes (akiec, bcc, bkl, df, mel, nv, vasc, or their names in words) with images, perhaps in train, val and test (class folders); "
            + "a table with the columns 'isic_id' and 'diagnosis' or 'diagnosis_1' (ISIC archive). Complete the download, and unpack class folders that are in a zip.").Path.Should().Be(_folder.Root);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\r\n")]
    public void Open_EmptyMetadata_IsAnError(string text)
    {
        _folder.WriteText(text);
        Fails("HAM10000_metadata.csv is empty. Expected a header line (lesion_id,image_id,dx,dx_type,age,sex,localization) and one line per image.");
    }

    [Theory]
    [InlineData("lesion_id,image_id,dx,dx_type,age,sex,localization")]
    [InlineData("lesion_id,image_id,dx,dx_type,age,sex,localization\n\n")]
    public void Open_HeaderAlone_IsAnError(string text)
    {
        _folder.WriteText(text);
        Fails("HAM10000_metadata.csv has a header and no row. Expected one line per image; fetch it again.");
    }

    [Fact]
    public void Open_MissingColumns_AreNamed()
    {
        _folder.WriteText("lesion_id,image_id,diagnosis,dx_type,sex,localization\n");
        Fails($"HAM10000_metadata.csv line 1: the header 'lesion_id,image_id,diagnosis,dx_type,sex,localization' has no column 'dx', 'age'. Expected each of these once, in any order: {Names}.").Line.Should().Be(1);
    }

    [Fact]
    public void Open_ColumnTwice_IsNamed()
    {
        _folder.WriteText(KaggleFolder.Header + ",DX\n");
        Fails($"HAM10000_metadata.csv line 1: the header '{KaggleFolder.Header},DX' has more than one column 'dx'. Expected each of these once, in any order: {Names}.");
    }

    [Theory]
    [InlineData("HAM_0,\"ISIC_0,nv,histo,45.0,male,back", "a quoted field does not end on its line")]
    [InlineData("HAM_0,ISIC\"_0,nv,histo,45.0,male,back", "a quote stands inside a field")]
    [InlineData("HAM_0,\"ISIC_0\"x,nv,histo,45.0,male,back", "a quote stands inside a field")]
    public void Open_BrokenQuotes_AreAlwaysAnError(string row, string found)
    {
        _folder.WriteRows(KaggleFolder.Row(1), row, KaggleFolder.Row(1));
        var open = () => _folder.Open(OnBadImage.Exclude);
        open.Should().Throw<DatasetFormatException>().WithMessage($"HAM10000_metadata.csv line 3: {found}. Expected fields without quotes, or quoted whole with inner quotes doubled, each row on one line; correct the line.");
    }

    [Fact]
    public void Open_EndlessField_IsAnErrorBeforeItFillsTheMemory()
    {
        _folder.WriteRows(KaggleFolder.Row(0), "HAM_9," + new string('x', 20_000));
        Fails("HAM10000_metadata.csv line 3: a field has more than 10,000 characters. Expected fields without quotes, or quoted whole with inner quotes doubled, each row on one line; correct the line.");
    }

    [Fact]
    public void Open_NotUtf8_IsAnError()
    {
        File.WriteAllBytes(_folder.MetadataPath, [.. Encoding.UTF8.GetBytes(KaggleFolder.Header), 10, 0xFF, 0xFE, 0x41]);
        Fails("HAM10000_metadata.csv is not text in UTF-8. Expected a CSV file; save it as UTF-8.");
    }

    [Fact]
    public void Open_BomCrlfQuotesOrderCaseExtrasAndBlankLines_AreRead()
    {
        const string Text = "\uFEFFnote,Image_ID,\"dx\",lesion_id,localization,sex,age,dx_type\r\n"
            + "\"a, \"\"b\"\"\",\"ISIC_0\",NV,HAM_7,\"lower extremity\",female,,\r\n\r\n"
            + ",ISIC_1, Mel ,HAM_8,back,male,62.5,histo";
        File.WriteAllBytes(_folder.MetadataPath, Encoding.UTF8.GetBytes(Text));
        using var data = _folder.Open();
        data.Report.Rows.Should().Be(2);
        data.Records[0].Should().Be(new LesionRecord
        {
            ImageId = "ISIC_0",
            LesionId = "HAM_7",
            Diagnosis = Diagnosis.Nv,
            DxType = "unknown",
            AgeYears = null,
            Sex = "female",
            Localization = "lower extremity",
            ImagePath = Path.Combine(_folder.Root, "HAM10000_images_part_1", "ISIC_0.jpg"),
            Line = 2,
            Source = "HAM10000_metadata.csv",
        });
        data.Records[1].Should().Match<LesionRecord>(r => r.Diagnosis == Diagnosis.Mel && r.AgeYears == 62.5 && r.Line == 4);
        data.Records[0].ToString().Should().Be("ISIC_0 (HAM_7, nv)");
    }

    [Fact]
    public void Open_NestedFoldersAndOtherExtensions_AreFound()
    {
        Directory.Delete(Path.Combine(_folder.Root, "HAM10000_images_part_1"), recursive: true);
        var first = _folder.AddImage("ISIC_0", "HAM10000_images_part_1/HAM10000_images_part_1", ".JPEG");
        var second = _folder.AddImage("ISIC_1", "a/b/c", ".Png", PngEncoder.Encode(new RgbImage(2, 2, new byte[12])));
        _folder.AddImage("._ISIC_0", "a");
        using var data = _folder.Open();
        data.Records.Select(r => r.ImagePath).Should().Equal(first, second);
        data.Report.Warnings.Should().BeEmpty();
    }

    [Fact]
    public void Open_ImageInTwoPlaces_UsesTheNearestAndSaysSo()
    {
        var near = Path.Combine(_folder.Root, "HAM10000_images_part_1", "ISIC_0.jpg");
        var far = _folder.AddImage("ISIC_0", "HAM10000_images_part_1/HAM10000_images_part_1");
        using var data = _folder.Open();
        data.Records[0].ImagePath.Should().Be(near);
        data.Report.Warnings.Should().Equal($"1 image(s) were found in more than one place. The file nearest to the folder's root is used: for 'ISIC_0' it is '{near}', not '{far}'.");
    }

    [Fact]
    public void Open_LinkToAFolderAbove_EndsAndFindsEachImageOnce()
    {
        Directory.CreateSymbolicLink(Path.Combine(_folder.Root, "HAM10000_images_part_1", "loop"), _folder.Root);
        using var data = _folder.Open();
        data.Records.Should().HaveCount(2);
        data.Report.Warnings.Should().BeEmpty();
    }

    [Fact]
    public void Open_BadOptions_AreNamed()
    {
        var open = () => HamDataset.Open(_folder.Root, new OpenOptions { DecodePixelsLimit = 0, Threads = 0 });
        open.Should().Throw<ArgumentException>().WithMessage("OpenOptions: OnBadImage is Fail, DecodePixelsLimit 0, Threads 0. Expected Fail or Exclude, 1 to 500 million, and at least 1 or null.");
    }

    [Fact]
    public void Open_LayoutThatIsNone_IsNamed()
    {
        var open = () => HamDataset.Open(_folder.Root, new OpenOptions { Layout = (DatasetLayout)9 });
        open.Should().Throw<ArgumentException>().WithMessage("OpenOptions: Layout is 9. Expected one of Kaggle, HarvardDataverse, Isic2018, ClassFolders, IsicArchive, or null.");
    }

    private DatasetFormatException Fails(string message)
    {
        var open = () => _folder.Open(OnBadImage.Exclude);
        return open.Should().Throw<DatasetFormatException>().WithMessage(message).Which;
    }
}
