namespace Ham10000.Dataset.Tests;

public class OfficialSplitTests
{
    private static readonly LesionRecord[] Records =
    [
        .. Enumerable.Range(0, 20).Select(i => Record(i, i / 2, OfficialPart.Training)),
        .. Enumerable.Range(20, 4).Select(i => Record(i, i, OfficialPart.Validation)),
        .. Enumerable.Range(30, 6).Select(i => Record(i, i, OfficialPart.Test)),
    ];

    [Fact]
    public void Official_AllParts_AreKeptAsTheyAre()
    {
        var split = AnyMetadata.Split(Records, SplitOptions.Official());
        (split.Train.Count, split.Validation.Count, split.Test.Count).Should().Be((20, 4, 6));
        split.LeftOut.Should().BeEmpty();
        split.Warnings.Should().BeEmpty();
    }

    [Fact]
    public void Official_WithAShare_DrawsValidationFromTraining()
    {
        var split = AnyMetadata.Split(Records, SplitOptions.Official(validation: 0.2, seed: 1));
        (split.Train.Count, split.Validation.Count, split.Test.Count).Should().Be((16, 4, 6));
        split.Test.Records.Should().OnlyContain(r => r.OfficialPart == OfficialPart.Test);
        split.Leakage.SharedLesions.Should().Be(0);
        split.LeftOut.Should().HaveCount(4).And.Contain(new Exclusion("ISIC_00020", 22, ExclusionReason.NotInSplit,
            "Image 'ISIC_00020' belongs to the official validation part, and the split draws its own from the official training part."));
        split.ToString().Should().EndWith("\nleft out: 4 images");
    }

    [Fact]
    public void Official_OfAnIsic2018Folder_FollowsItsThreeTables()
    {
        using var folder = new LayoutFolder();
        foreach (var (part, ids) in new (string, string[])[] { ("Training", ["ISIC_1", "ISIC_2", "ISIC_3"]), ("Validation", ["ISIC_4"]), ("Test", ["ISIC_5", "ISIC_6"]) })
        {
            folder.Text($"ISIC2018_Task3_{part}_GroundTruth.csv", ["image,MEL,NV,BCC,AKIEC,BKL,DF,VASC", .. ids.Select(id => $"{id},0,1,0,0,0,0,0")])
                .Images([.. ids.Select(id => $"ISIC2018_Task3_{part}_Input/{id}.jpg")]);
        }

        using var data = folder.Open();
        SplitProperties.Ids(data.Split(SplitOptions.Official())).Should().Equal("ISIC_1 ISIC_2 ISIC_3", "ISIC_4", "ISIC_5 ISIC_6");
        var drawn = data.Split(SplitOptions.Official(validation: 0.34));
        (drawn.Train.Count, drawn.Validation.Count, drawn.Test.Count, drawn.LeftOut.Single().ImageId).Should().Be((2, 1, 2, "ISIC_4"));
    }

    [Fact]
    public void ByLesion_OfDataWithOfficialParts_WarnsOfTestImagesInTraining()
    {
        var split = AnyMetadata.Split(Records, SplitOptions.ByLesion(train: 0.7, validation: 0.1, test: 0.2, seed: 1));
        var learnt = split.Train.Records.Concat(split.Validation.Records).Count(r => r.OfficialPart == OfficialPart.Test);
        learnt.Should().BePositive();
        split.Warnings.Should().ContainSingle(w => w.Contains("official")).Which.Should().Be(
            $"{learnt} of 6 ({100.0 * learnt / 6:F0} %) images of the official test part are in training or validation, so that no score on that part counts any more. SplitOptions.Official keeps it apart.");
    }

    [Theory]
    [InlineData("part", "train", "test", "SplitOptions.Official keeps it apart")]
    [InlineData("fold", "0", "1", "KFoldOptions.OfficialTrainingOnly keeps it apart")]
    public void FromCsv_OfficialTestImagesAreLearntFrom_Warns(string column, string first, string second, string remedy)
    {
        using var folder = new LayoutFolder();
        folder.Text("ISIC2018_Task3_Training_GroundTruth.csv", "image,MEL,NV,BCC,AKIEC,BKL,DF,VASC", "ISIC_1,0,1,0,0,0,0,0").Images("ISIC2018_Task3_Training_Input/ISIC_1.jpg");
        folder.Text("ISIC2018_Task3_Test_GroundTruth.csv", "image,MEL,NV,BCC,AKIEC,BKL,DF,VASC", "ISIC_2,0,1,0,0,0,0,0", "ISIC_3,0,1,0,0,0,0,0")
            .Images("ISIC2018_Task3_Test_Input/ISIC_2.jpg", "ISIC2018_Task3_Test_Input/ISIC_3.jpg");
        using var data = folder.Open();
        var csv = folder["split.csv"];
        var learnt = column == "part" ? "1 of 2 (50 %)" : "2 of 2 (100 %)";

        File.WriteAllText(csv, $"image_id,{column}\nISIC_1,{first}\nISIC_2,{first}\nISIC_3,{second}\n");

        (column == "part" ? data.SplitFromCsv(csv).Warnings : data.KFoldFromCsv(csv).Warnings).Should().Equal(
            $"{learnt} images of the official test part are in training or validation, so that no score on that part counts any more. {remedy}.");
    }

    [Fact]
    public void FromCsv_OfficialTestImagesLeftOut_SaysNothing()
    {
        using var folder = new LayoutFolder();
        folder.Text("ISIC2018_Task3_Training_GroundTruth.csv", "image,MEL,NV,BCC,AKIEC,BKL,DF,VASC", "ISIC_1,0,1,0,0,0,0,0", "ISIC_2,0,1,0,0,0,0,0")
            .Images("ISIC2018_Task3_Training_Input/ISIC_1.jpg", "ISIC2018_Task3_Training_Input/ISIC_2.jpg");
        folder.Text("ISIC2018_Task3_Test_GroundTruth.csv", "image,MEL,NV,BCC,AKIEC,BKL,DF,VASC", "ISIC_3,0,1,0,0,0,0,0").Images("ISIC2018_Task3_Test_Input/ISIC_3.jpg");
        using var data = folder.Open();
        var options = new SplitCsvOptions { OnUnassigned = OnUnassigned.Exclude };

        File.WriteAllText(folder["split.csv"], "image_id,part\nISIC_1,train\nISIC_2,test\n");
        File.WriteAllText(folder["folds.csv"], "image_id,fold\nISIC_1,0\nISIC_2,1\n");

        data.SplitFromCsv(folder["split.csv"], options).Warnings.Should().BeEmpty();
        data.KFoldFromCsv(folder["folds.csv"], options).Warnings.Should().BeEmpty();
    }

    [Fact]
    public void KFold_OfficialTrainingOnly_KeepsTheOtherPartsOut()
    {
        var folds = AnyMetadata.KFold(Records, new KFoldOptions { Folds = 2, Validation = 0, OfficialTrainingOnly = true });
        folds.SelectMany(fold => fold.Test.Records).Select(r => r.OfficialPart).Should().HaveCount(20).And.AllBeEquivalentTo(OfficialPart.Training);
        folds.Warnings.Should().BeEmpty();
        folds[1].LeftOut.Should().HaveCount(10).And.Contain(new Exclusion("ISIC_00030", 32, ExclusionReason.NotInSplit,
            "Image 'ISIC_00030' does not belong to the official training part, which alone is divided into folds."));
    }

    [Fact]
    public void KFold_OfAllParts_WarnsOfTheOfficialTestPart()
        => AnyMetadata.KFold(Records, new KFoldOptions { Folds = 2, Validation = 0 }).Warnings.Should().Equal(
            "6 of 6 (100 %) images of the official test part are in training or validation, so that no score on that part counts any more. KFoldOptions.OfficialTrainingOnly keeps it apart.");

    [Fact]
    public void KFold_OfficialTrainingOnlyWithoutParts_IsRefused()
    {
        var divide = () => AnyMetadata.KFold([.. Records.Select(r => r with { OfficialPart = null })], new KFoldOptions { OfficialTrainingOnly = true });
        divide.Should().Throw<InvalidOperationException>().WithMessage(
            "None of the 30 images belongs to an official training part. Official parts come with ISIC 2018 Task 3 and with folders named train, val and test; for other data leave KFoldOptions.OfficialTrainingOnly false.");
    }

    [Fact]
    public void Official_NoParts_IsRefused()
    {
        var divide = () => AnyMetadata.Split([Record(0, 0, null), Record(1, 1, null)], SplitOptions.Official());
        divide.Should().Throw<InvalidOperationException>().WithMessage("None of the 2 images says which official part it belongs to. Official parts come with ISIC 2018 Task 3 and with folders named train, val and test; for other data use SplitOptions.ByLesion.");
    }

    [Fact]
    public void Official_RecordsWithoutAPart_FailOrAreLeftOut()
    {
        LesionRecord[] records = [.. Records, Record(40, 40, null)];
        var divide = () => AnyMetadata.Split(records, SplitOptions.Official());
        divide.Should().Throw<InvalidOperationException>().WithMessage("1 of 31 images belong to no official part: ISIC_00040. To leave them out, set SplitOptions.OnUnassigned to OnUnassigned.Exclude.");

        var split = AnyMetadata.Split(records, SplitOptions.Official() with { OnUnassigned = OnUnassigned.Exclude });
        split.LeftOut.Should().Equal(new Exclusion("ISIC_00040", 42, ExclusionReason.NotInSplit, "Image 'ISIC_00040' belongs to no official part."));
    }

    [Fact]
    public void Official_TrainingOnly_SaysWhichPartsAreEmpty()
        => AnyMetadata.Split(Records[..20], SplitOptions.Official()).Warnings.Should().Equal("The validation part has no images.", "The test part has no images.");

    [Fact]
    public void Official_LesionInTwoParts_Warns()
    {
        LesionRecord[] records = [.. Records, Record(50, 0, OfficialPart.Test)];
        AnyMetadata.Split(records, SplitOptions.Official()).Warnings.Should().Equal("The official parts cut through lesions: 1 lesions have images in more than one part, and 1 of 7 (14 %) test images (0 of 0 of the melanomas) have a sibling in training. Scores on this test part are too good; compare them only with scores on the same parts.");
    }

    [Fact]
    public void Validate_SharesThatOfficialPartsContradict_AreRefused()
    {
        var all = () => (SplitOptions.Official() with { Train = 0.9, Validation = 0.1 }).Validate();
        all.Should().Throw<ArgumentException>().WithMessage("The split options cannot be used: UseOfficial is All, which takes every part as it is, and Train is 0.9, expected 1.");
        var test = () => (SplitOptions.ByLesion() with { UseOfficial = OfficialUse.TestOnly }).Validate();
        test.Should().Throw<ArgumentException>().WithMessage("The split options cannot be used: UseOfficial is TestOnly, so that the shares divide the official training part, and Test is 0.25, expected 0.");
    }

    private static LesionRecord Record(int i, int lesion, OfficialPart? part)
        => new() { ImageId = $"ISIC_{i:D5}", LesionId = $"HAM_{lesion}", Diagnosis = Diagnosis.Nv, ImagePath = "none", OfficialPart = part, Line = i + 2 };
}
