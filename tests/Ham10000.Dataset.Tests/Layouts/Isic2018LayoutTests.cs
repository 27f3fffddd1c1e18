namespace Ham10000.Dataset.Tests;

public sealed class Isic2018LayoutTests : IDisposable
{
    private const string Header = "image,MEL,NV,BCC,AKIEC,BKL,DF,VASC";
    private readonly LayoutFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_ThreeParts_AreKeptApart()
    {
        Whole();
        using var data = _folder.Open();
        data.Layout.Should().Be(DatasetLayout.Isic2018);
        data.Report.Recognised.Should().Be("Read as ISIC 2018 Task 3: training from ISIC2018_Task3_Training_GroundTruth.csv, validation from ISIC2018_Task3_Validation_GroundTruth.csv, test from ISIC2018_Task3_Test_GroundTruth.csv, lesions from ISIC2018_Task3_Training_LesionGroupings.csv.");
        data.Records.Select(r => (r.ImageId, r.LesionId, r.Diagnosis, r.DxType, r.OfficialPart)).Should().Equal(
            ("ISIC_0", "HAM_0", Diagnosis.Mel, "histo", OfficialPart.Training),
            ("ISIC_1", "HAM_0", Diagnosis.Mel, "follow_up", OfficialPart.Training),
            ("ISIC_2", "HAM_1", Diagnosis.Nv, "consensus", OfficialPart.Training),
            ("ISIC_3", "HAM_2", Diagnosis.Bcc, "confocal", OfficialPart.Training),
            ("ISIC_8", "ISIC_8", Diagnosis.Df, "unknown", OfficialPart.Validation),
            ("ISIC_9", "ISIC_9", Diagnosis.Vasc, "unknown", OfficialPart.Test));
        data.Report.Exclusions.Should().ContainSingle().Which.Reason.Should().Be(ExclusionReason.NotPublished, "that is so with OnBadImage.Fail too");
        data.Report.Warnings.Should().Equal(
            "ISIC2018_Task3_Validation_GroundTruth.csv does not say which lesion 1 image(s) show, so that each counts as a lesion of its own: siblings among them cannot be kept together in a split.",
            "ISIC2018_Task3_Test_GroundTruth.csv does not say which lesion 1 image(s) show, so that each counts as a lesion of its own: siblings among them cannot be kept together in a split.");
        data.Clean(new CleanOptions { DropMissingAge = false }).Report.Exclusions.Select(e => e.Detail).Should().Contain("ISIC2018_Task3_Validation_GroundTruth.csv line 2: the localization of image 'ISIC_8' is missing.");
    }

    [Theory]
    [InlineData("Training")]
    [InlineData("Validation")]
    [InlineData("Test")]
    public void Open_AnyPartAlone_IsEnough(string part)
    {
        _folder.Text($"ISIC2018_Task3_{part}_GroundTruth.csv", "vasc, df ,Image,mel,nv,bcc,akiec,bkl", "0,0,ISIC_5,0,0,0,1,0").Zip($"ISIC2018_Task3_{part}_Input.zip", $"ISIC2018_Task3_{part}_Input/ISIC_5.jpg", $"ISIC2018_Task3_{part}_Input/LICENSE.txt");
        using var data = _folder.Open();
        data.Records.Should().ContainSingle().Which.Should().Match<LesionRecord>(r => r.OfficialPart == Enum.Parse<OfficialPart>(part) && r.Diagnosis == Diagnosis.Akiec && r.LesionId == "ISIC_5");
        data.Report.Warnings.Should().ContainSingle().Which.Should().Contain("cannot be kept together");
    }

    [Theory]
    [InlineData("ISIC_5,0,0,0,0,0,0,0", "image 'ISIC_5' is marked as no class. Expected one class.")]
    [InlineData("ISIC_5,1.0,1.0,0,0,0,0,0", "image 'ISIC_5' is marked as mel and nv. Expected one class.")]
    [InlineData("ISIC_5,0.3,0.7,0,0,0,0,0", "column 'MEL' of image 'ISIC_5' says '0.3'. Expected 0 or 1.")]
    [InlineData("ISIC_5,1,,0,0,0,0,0", "column 'NV' of image 'ISIC_5' says ''. Expected 0 or 1.")]
    public void Open_AmbiguousRow_FailsOrExcludes(string row, string problem)
    {
        _folder.Text("ISIC2018_Task3_Test_GroundTruth.csv", Header, "ISIC_4,0.0,1.0,0.0,0.0,0.0,0.0,0.0", row).Images("ISIC_4.jpg", "ISIC_5.jpg");
        var detail = $"ISIC2018_Task3_Test_GroundTruth.csv line 3: {problem}";
        _folder.Fails().Message.Should().Be(detail + " To go on without such rows, set OpenOptions.OnBadImage to OnBadImage.Exclude.");
        using var data = _folder.Open(OnBadImage.Exclude);
        data.Report.Exclusions.Should().Equal(new Exclusion("ISIC_5", 3, ExclusionReason.AmbiguousLabel, detail));
    }

    [Fact]
    public void Open_OnlyTheUnpublishedImage_IsExcused()
    {
        _folder.Text("ISIC2018_Task3_Test_GroundTruth.csv", Header, "ISIC_4,0,1,0,0,0,0,0", "ISIC_0035068,0,1,0,0,0,0,0", "ISIC_0035069,0,1,0,0,0,0,0").Images("ISIC_4.jpg", "ISIC_0035068.jpg");
        _folder.Fails().Message.Should().Be("ISIC2018_Task3_Test_GroundTruth.csv line 4: no image 'ISIC_0035069' (.jpg, .jpeg or .png) lies in the folder or below it. Expected one; complete the download. To go on without such rows, set OpenOptions.OnBadImage to OnBadImage.Exclude.");
    }

    [Fact]
    public void Open_GroupingsThatDoNotFit_AreToldOf()
    {
        Whole();
        _folder.Text("ISIC2018_Task3_Training_LesionGroupings.csv", "image,lesion_id,diagnosis_confirm_type", "ISIC_0,HAM_0,biopsy twice", "ISIC_0,HAM_5,histopathology", "ISIC_77,HAM_7,histopathology", "ISIC_2,,histopathology", "ISIC_3");
        using var data = _folder.Open();
        data.Records[0].Should().Match<LesionRecord>(r => r.LesionId == "HAM_0" && r.DxType == "biopsy twice");
        data.Report.Warnings.Take(4).Should().Equal(
            "ISIC2018_Task3_Training_LesionGroupings.csv names 1 image(s) that have no label: ISIC_77.",
            "3 row(s) of ISIC2018_Task3_Training_LesionGroupings.csv cannot be used, and their images count as lesions of their own: image 'ISIC_0' is said to show more than one lesion; the first is used. and 2 more",
            "ISIC2018_Task3_Training_LesionGroupings.csv has confirmation types that HAM10000 has no word for, and they are kept as they are: 'biopsy twice' (1).",
            "ISIC2018_Task3_Training_GroundTruth.csv does not say which lesion 3 image(s) show, so that each counts as a lesion of its own: siblings among them cannot be kept together in a split.");
    }

    [Fact]
    public void Open_HamMetadataBesideIt_IsTheTrainingPart()
    {
        Whole();
        _folder.Text("HAM10000_metadata.csv", KaggleFolder.Header, "HAM_0,ISIC_0,bkl,histo,45.0,male,back", "HAM_0,ISIC_1,bkl,histo,45.0,male,back");
        using var data = _folder.Open();
        data.Layout.Should().Be(DatasetLayout.Isic2018);
        data.Report.Recognised.Should().Be("Read as ISIC 2018 Task 3: training from HAM10000_metadata.csv, validation from ISIC2018_Task3_Validation_GroundTruth.csv, test from ISIC2018_Task3_Test_GroundTruth.csv.");
        data.Records.Select(r => (r.ImageId, r.AgeYears, r.OfficialPart)).Should().Equal(
            ("ISIC_0", 45, OfficialPart.Training), ("ISIC_1", 45, OfficialPart.Training), ("ISIC_8", null, OfficialPart.Validation), ("ISIC_9", null, OfficialPart.Test));
        data.Report.Warnings[0].Should().Be($"'{_folder["ISIC2018_Task3_Training_GroundTruth/ISIC2018_Task3_Training_GroundTruth.csv"]}' is not used: HAM10000_metadata.csv is the same part with age, sex and site.");
        data.Report.Warnings.Should().Contain("2 image(s) have another diagnosis in ISIC2018_Task3_Training_GroundTruth.csv than in HAM10000_metadata.csv: ISIC_0, ISIC_1.");
        data.Report.Warnings.Should().Contain("2 image(s) have a label in ISIC2018_Task3_Training_GroundTruth.csv and none in HAM10000_metadata.csv: ISIC_2, ISIC_3.");
        data.Report.Warnings.Should().Contain("1 other table(s) with metadata lie in the folder and are not used: 'ISIC2018_Task3_Training_LesionGroupings.csv'.");
        data.Report.Warnings.Should().Contain("2 image(s) are named by no row of HAM10000_metadata.csv, ISIC2018_Task3_Validation_GroundTruth.csv, ISIC2018_Task3_Test_GroundTruth.csv and are not used: ISIC_2, ISIC_3.");
        using var kaggle = _folder.Open(layout: DatasetLayout.Kaggle);
        kaggle.Layout.Should().Be(DatasetLayout.Kaggle);
        kaggle.Records.Should().HaveCount(2).And.OnlyContain(r => r.OfficialPart == null);
    }

    [Fact]
    public void Open_SameImageInTwoParts_IsTrustedInNeither()
    {
        Whole();
        _folder.Text("ISIC2018_Task3_Test_GroundTruth/ISIC2018_Task3_Test_GroundTruth.csv", Header, "ISIC_8,0,0,0,0,0,1,0");
        using var data = _folder.Open(OnBadImage.Exclude);
        data.Report.Exclusions.Select(e => e.Detail).Should().Equal(
            "ISIC2018_Task3_Validation_GroundTruth.csv line 2: image 'ISIC_8' is also on line 2 of ISIC2018_Task3_Test_GroundTruth.csv. Expected each image once; the rows name different parts, so none can be trusted.",
            "ISIC2018_Task3_Test_GroundTruth.csv line 2: image 'ISIC_8' is also on line 2 of ISIC2018_Task3_Validation_GroundTruth.csv. Expected each image once; the rows name different parts, so none can be trusted.");
        data.Report.Rows.Should().Be(6);
        data.Report.Kept.Should().Be(data.Records.Count);
    }

    private void Whole() => _folder
        .Text("ISIC2018_Task3_Training_GroundTruth/ISIC2018_Task3_Training_GroundTruth.csv", Header, "ISIC_0,1.0,0.0,0.0,0.0,0.0,0.0,0.0", "ISIC_1,1,0,0,0,0,0,0", "ISIC_2,0,1,0,0,0,0,0", "ISIC_3,0,0,1,0,0,0,0")
        .Text("ISIC2018_Task3_Training_LesionGroupings.csv", "image,lesion_id,diagnosis_confirm_type", "ISIC_0,HAM_0,histopathology", "ISIC_1,HAM_0,serial imaging showing no change",
            "ISIC_2,HAM_1,single image expert consensus", "ISIC_3,HAM_2,confocal microscopy with consensus dermoscopy")
        .Text("ISIC2018_Task3_Validation_GroundTruth/ISIC2018_Task3_Validation_GroundTruth.csv", Header, "ISIC_8,0,0,0,0,0,1,0")
        .Text("ISIC2018_Task3_Test_GroundTruth/ISIC2018_Task3_Test_GroundTruth.csv", Header, "ISIC_9,0,0,0,0,0,0,1", "ISIC_0035068,0,1,0,0,0,0,0")
        .Images("ISIC2018_Task3_Training_Input/ISIC_0.jpg", "ISIC2018_Task3_Training_Input/ISIC_1.jpg", "ISIC2018_Task3_Training_Input/ISIC_2.jpg", "ISIC2018_Task3_Training_Input/ISIC_3.jpg",
            "ISIC2018_Task3_Validation_Input/ISIC_8.jpg", "ISIC2018_Task3_Test_Input/ISIC_9.jpg");
}
