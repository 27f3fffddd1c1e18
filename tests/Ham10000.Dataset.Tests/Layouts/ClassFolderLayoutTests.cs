namespace Ham10000.Dataset.Tests;

public sealed class ClassFolderLayoutTests : IDisposable
{
    private readonly LayoutFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_CodesAndNames_AreClasses()
    {
        _folder.Images("MEL/a.jpg", "Melanocytic_Nevi/b.jpg", "benign keratosis-like lesions/c.jpg", "actinic keratoses/d.jpeg", "Basal-Cell-Carcinoma/e.jpg", "dermatofibroma/f.jpg", "vascular lesions/g.jpg", "actinic keratosis or intraepithelial carcinoma/h.jpg");
        using var data = _folder.Open();
        data.Layout.Should().Be(DatasetLayout.ClassFolders);
        data.Records.OrderBy(r => r.ImageId).Select(r => r.Diagnosis).Should().Equal(
            Diagnosis.Mel, Diagnosis.Nv, Diagnosis.Bkl, Diagnosis.Akiec, Diagnosis.Bcc, Diagnosis.Df, Diagnosis.Vasc, Diagnosis.Akiec);
        data.Records.Should().OnlyContain(r => r.LesionId == r.ImageId && r.OfficialPart == null && r.Line == 0);
        data.Report.Recognised.Should().Be("Read as class folders: Basal-Cell-Carcinoma, MEL, Melanocytic_Nevi, actinic keratoses, actinic keratosis or intraepithelial carcinoma, benign keratosis-like lesions, dermatofibroma, vascular lesions.");
        data.Report.Warnings.Should().Equal("No table says which lesion 8 image(s) show, so that each counts as a lesion of its own: siblings among them cannot be kept together in a split.");
    }

    [Theory]
    [InlineData("train", "val", "test")]
    [InlineData("Training", "valid", "TEST")]
    [InlineData("archive/train", "archive/validation", "archive/test")]
    [InlineData("base_dir/train_dir", "base_dir/val_dir", "base_dir/test_dir")]
    public void Open_Parts_AreOfficial(string train, string validation, string test)
    {
        _folder.Images($"{train}/nv/a.jpg", $"{train}/mel/b.jpg", $"{validation}/nv/c.jpg", $"{test}/mel/d.jpg");
        using var data = _folder.Open();
        data.Records.OrderBy(r => r.ImageId).Select(r => r.OfficialPart).Should().Equal(OfficialPart.Training, OfficialPart.Training, OfficialPart.Validation, OfficialPart.Test);
        data.Report.Recognised.Should().StartWith("Read as class folders: mel, nv (");
    }

    [Fact]
    public void Open_UnknownClass_FailsOrExcludes()
    {
        _folder.Images("nv/a.jpg", "mel/b.jpg", "wart/c.jpg");
        const string Detail = "wart/c.jpg: the folder 'wart' names no diagnosis. Expected one of: akiec, bcc, bkl, df, mel, nv, vasc, or their names in words.";
        _folder.Fails().Message.Should().Be(Detail + " To go on without such rows, set OpenOptions.OnBadImage to OnBadImage.Exclude.");
        using var data = _folder.Open(OnBadImage.Exclude);
        data.Report.Exclusions.Should().Equal(new Exclusion("c", 0, ExclusionReason.UnknownDiagnosis, Detail));
        data.Report.Rows.Should().Be(3);
    }

    [Fact]
    public void Open_SameIdInTwoClassesOrParts_IsTrustedInNeither()
    {
        _folder.Images("train/nv/a.jpg", "train/mel/A.png", "train/nv/b.jpg", "test/nv/b.jpg", "train/nv/c.jpg", "train/nv/c.jpeg", "test/mel/d.jpg");
        using var data = _folder.Open(OnBadImage.Exclude);
        data.Report.Exclusions.Select(e => e.Detail).Should().Equal(
            "test/nv/b.jpg: image 'b' is also train/nv/b.jpg. Expected each image once; the folders name different parts, so none can be trusted.",
            "train/mel/A.png: image 'A' is also train/nv/a.jpg. Expected each image once; the folders name different lesions or diagnoses, so none can be trusted.",
            "train/nv/a.jpg: image 'a' is also train/mel/A.png. Expected each image once; the folders name different lesions or diagnoses, so none can be trusted.",
            "train/nv/b.jpg: image 'b' is also test/nv/b.jpg. Expected each image once; the folders name different parts, so none can be trusted.",
            "train/nv/c.jpg: image 'c' is also train/nv/c.jpeg. Expected each image once; remove one of the two.");
        data.Records.Select(r => r.ImageId).Should().Equal("d", "c");
        (data.Records.Count + data.Report.Exclusions.Count).Should().Be(data.Report.Rows);
    }

    [Fact]
    public void Open_MetadataBesideThem_IsJoinedAndContradictionsAreTold()
    {
        _folder.Text("HAM10000_metadata.csv", KaggleFolder.Header, "HAM_0,a,nv,histo,45.0,male,back", "HAM_1,b,mel,histo,,female,face", "HAM_2,c,bcc,histo,50,male,back", "HAM_3,d,nv,histo,50,male,back", "HAM_4,e,wart,histo,50,male,back")
            .Images("train/nv/a.jpg", "train/mel/b.jpg", "test/nv/c.jpg", "test/nv/e.jpg", "test/nv/f.jpg");
        using var data = _folder.Open(OnBadImage.Exclude);
        data.Report.Recognised.Should().Be("Read as class folders: mel, nv (training, test), with HAM10000_metadata.csv.");
        data.Records.Select(r => (r.ImageId, r.LesionId, r.Sex, r.OfficialPart, r.Line)).Should().Equal(
            ("a", "HAM_0", "male", OfficialPart.Training, 2), ("b", "HAM_1", "female", OfficialPart.Training, 3), ("f", "f", "unknown", OfficialPart.Test, 0));
        data.Report.Exclusions.Select(e => (e.Reason, e.Detail)).Should().Equal(
            (ExclusionReason.AmbiguousLabel, "HAM10000_metadata.csv line 4: image 'c' is bcc, and lies in the folder of another class (test/nv/c.jpg). Expected the same in both; move the image or correct the row."),
            (ExclusionReason.MissingImage, "HAM10000_metadata.csv line 5: no image 'd' (.jpg, .jpeg or .png) lies in the folder or below it. Expected one; complete the download."),
            (ExclusionReason.UnknownDiagnosis, "HAM10000_metadata.csv line 6, column 'dx': 'wart' is not a known diagnosis. Expected one of: akiec, bcc, bkl, df, mel, nv, vasc."));
        data.Report.Warnings.Should().Equal("HAM10000_metadata.csv does not say which lesion 1 image(s) show, so that each counts as a lesion of its own: siblings among them cannot be kept together in a split.");
    }

    [Fact]
    public void Open_KaggleBesideClassFolders_IsKaggle()
    {
        _folder.Text("HAM10000_metadata.csv", KaggleFolder.Header, KaggleFolder.Row(0)).Images("HAM10000_images_part_1/ISIC_0.jpg", "copies/nv/ISIC_0.jpg", "copies/nv/ISIC_5.jpg");
        using var data = _folder.Open();
        data.Layout.Should().Be(DatasetLayout.Kaggle);
        data.Report.Warnings.Should().HaveCount(2).And.Contain("1 image(s) are named by no row of HAM10000_metadata.csv and are not used: ISIC_5.");
    }

    [Fact]
    public void Open_OtherTables_AreToldOf()
    {
        _folder.Images("nv/a.jpg").Text("ISIC2018_Task3_Test_GroundTruth.csv", "image").Text("export.csv", "isic_id,diagnosis", "a,nevus");
        using var data = _folder.Open();
        data.Layout.Should().Be(DatasetLayout.ClassFolders);
        data.Report.Warnings.Should().Contain("2 other table(s) with metadata lie in the folder and are not used: 'ISIC2018_Task3_Test_GroundTruth.csv', 'export.csv'.");
    }

    [Fact]
    public void Open_ForcedLayoutThatDoesNotFit_SaysWhatWasFound()
    {
        _folder.Images("nv/a.jpg");
        _folder.Fails(layout: DatasetLayout.Isic2018).Message.Should().Be(
            $"OpenOptions.Layout is Isic2018, and '{_folder.Root}' is not in that layout: no table, 1 image(s), no zip were found. Expected ISIC2018_Task3_Training_GroundTruth.csv, _Validation_ or _Test_ (ISIC 2018 Task 3).");
    }
}
