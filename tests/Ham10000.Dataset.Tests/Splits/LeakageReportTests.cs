namespace Ham10000.Dataset.Tests;

public class LeakageReportTests
{
    // Official parts put each image where the test wants it.
    private static readonly LesionRecord[] Records =
    [
        Record("A1", "A", Diagnosis.Mel, OfficialPart.Training), Record("A2", "A", Diagnosis.Mel, OfficialPart.Test),
        Record("B1", "B", Diagnosis.Nv, OfficialPart.Training), Record("C1", "C", Diagnosis.Nv, OfficialPart.Test), Record("D1", "D", Diagnosis.Nv, OfficialPart.Test),
        Record("E1", "E", Diagnosis.Nv, OfficialPart.Test), Record("E1_copy", "E", Diagnosis.Nv, OfficialPart.Training) with { CopyOf = "E1" },
        Record("F1", "F", Diagnosis.Nv, OfficialPart.Test), Record("V1", "B", Diagnosis.Nv, OfficialPart.Validation),
    ];

    private static readonly DuplicatePair[] Pairs =
    [
        new(Records[2], Records[3], DuplicateKind.IdenticalFiles, 0), new(Records[4], Records[2], DuplicateKind.NearDuplicate, 3),
        new(Records[3], Records[7], DuplicateKind.NearDuplicate, 1), new(Records[0], Record("gone", "G", Diagnosis.Nv, null), DuplicateKind.NearDuplicate, 1),
    ];

    private static readonly DataSplit Split = AnyMetadata.Split(Records, SplitOptions.Official());

    [Fact]
    public void Leakage_WithoutPairs_CountsSiblingsAndCopies()
    {
        Split.Leakage.SharedLesions.Should().Be(3);
        Split.Leakage.TestImages.Should().Be(1);
        Split.Leakage.TestImagesPerClass.Should().Equal(0, 0, 0, 0, 1, 0, 0);
        Split.Leakage.ValidationImages.Should().Be(1);
        Split.Leakage.Test.Copies.Should().Equal(0, 0, 0, 0, 0, 1, 0);
        Split.Leakage.Test.ImageIds.Should().Equal("A2", "E1");
        Split.Warnings.Should().Contain("1 of 5 (20 %) test images have an augmented copy in training, or are copies of what is in training. Scores on this test part are too good; divide the originals and augment the training part alone.");
    }

    [Fact]
    public void Leakage_CopyInTheTestPart_IsACopyAndNoSibling()
    {
        LesionRecord[] records = [Record("A1", "A", Diagnosis.Mel, OfficialPart.Training), Record("A1_copy", "A", Diagnosis.Mel, OfficialPart.Test) with { CopyOf = "A1" }];
        var test = AnyMetadata.Split(records, SplitOptions.Official()).Leakage.Test;
        (test.Copies.Sum(), test.Siblings.Sum()).Should().Be((1, 0));
    }

    [Fact]
    public void Warnings_WithoutATestPart_TellOfTheValidationPart()
    {
        LesionRecord[] records = [.. Records.Select(r => r.OfficialPart == OfficialPart.Test ? r with { OfficialPart = OfficialPart.Validation } : r)];
        AnyMetadata.Split(records, SplitOptions.Official() with { KeepTogether = Pairs }).Warnings.Take(3).Should().Equal(
            "The official parts cut through lesions: 3 lesions have images in more than one part, and 2 of 6 (33 %) validation images (1 of 1 (100 %) of the melanomas) have a sibling in training. Scores on this validation part are too good; compare them only with scores on the same parts.",
            "2 of 6 (33 %) validation images have an identical file or a near duplicate in training. Scores on this validation part are too good.",
            "1 of 6 (17 %) validation images have an augmented copy in training, or are copies of what is in training. Scores on this validation part are too good; divide the originals and augment the training part alone.");
    }

    [Fact]
    public void Warnings_LesionInValidationAndTest_SayNothingOfTraining()
    {
        LesionRecord[] records = [Record("A1", "A", Diagnosis.Nv, OfficialPart.Training), Record("B1", "B", Diagnosis.Nv, OfficialPart.Validation), Record("B2", "B", Diagnosis.Nv, OfficialPart.Test)];
        AnyMetadata.Split(records, SplitOptions.Official()).Warnings.Should().Equal(
            "The official parts cut through lesions: 1 lesions have images in validation and test. A model chosen by the one part scores too well on the other; compare them only with scores on the same parts.");
    }

    [Fact]
    public void Warnings_CopyOfAMelanoma_IsNoSiblingOfIt()
    {
        LesionRecord[] records =
        [
            Record("A1", "A", Diagnosis.Mel, OfficialPart.Training), Record("A2", "A", Diagnosis.Mel, OfficialPart.Test),
            Record("M1", "M", Diagnosis.Mel, OfficialPart.Training), Record("M1_copy", "M", Diagnosis.Mel, OfficialPart.Test) with { CopyOf = "M1" },
        ];
        AnyMetadata.Split(records, SplitOptions.Official()).Warnings.Should().Contain(w => w.Contains("1 of 2 (50 %) test images (1 of 2 (50 %) of the melanomas) have a sibling"));
    }

    [Fact]
    public void Warnings_CopiesWithTheirOriginalInTest_AreNoLeakButNoPhotographs()
    {
        LesionRecord[] records =
        [
            Record("A1", "A", Diagnosis.Nv, OfficialPart.Training), Record("B1", "B", Diagnosis.Nv, OfficialPart.Test),
            Record("B1_copy", "B", Diagnosis.Nv, OfficialPart.Test) with { CopyOf = "B1" },
        ];
        AnyMetadata.Split(records, SplitOptions.Official()).Warnings.Should().Equal(
            "1 of 2 (50 %) test images are augmented copies. Scores on this test part are of fewer photographs than it seems; divide the originals and augment the training part alone.",
            "The validation part has no images.");
    }

    [Fact]
    public void CheckLeakage_WithPairs_CountsThemToo()
    {
        var leakage = Split.CheckLeakage(Pairs);
        leakage.Test.IdenticalFiles.Sum().Should().Be(1);
        leakage.Test.NearDuplicates.Sum().Should().Be(1, "D1 is near B1; C1 and F1 are both in the test part");
        leakage.ToString().Should().Be("""
            3 lesions have images in more than one part
            validation: 1 of 1 images leak from training
                     images  leaking  sibling  identical  near  copy
              akiec       0        0        0          0     0     0
              bcc         0        0        0          0     0     0
              bkl         0        0        0          0     0     0
              df          0        0        0          0     0     0
              mel         0        0        0          0     0     0
              nv          1        1        1          0     0     0
              vasc        0        0        0          0     0     0
              all         1        1        1          0     0     0
              leaking: V1
            test: 4 of 5 images leak from training
                     images  leaking  sibling  identical  near  copy
              akiec       0        0        0          0     0     0
              bcc         0        0        0          0     0     0
              bkl         0        0        0          0     0     0
              df          0        0        0          0     0     0
              mel         1        1        1          0     0     0
              nv          4        3        0          1     1     1
              vasc        0        0        0          0     0     0
              all         5        4        1          1     1     1
              leaking: A2, C1, D1 and 1 more
            """);
    }

    [Fact]
    public void KeepTogether_PairThatOfficialPartsPart_Warns()
        => AnyMetadata.Split(Records, SplitOptions.Official() with { KeepTogether = Pairs }).Warnings
            .Should().Contain("2 of 5 (40 %) test images have an identical file or a near duplicate in training. Scores on this test part are too good.");

    [Fact]
    public void KeepTogether_PairOfTwoClasses_IsReported()
    {
        LesionRecord[] records = [.. Enumerable.Range(0, 12).Select(i => Record($"I{i:D2}", $"L{i:D2}", i % 2 == 0 ? Diagnosis.Nv : Diagnosis.Mel, null))];
        var pairs = new[] { new DuplicatePair(records[0], records[1], DuplicateKind.NearDuplicate, 1), new DuplicatePair(records[1], records[4], DuplicateKind.NearDuplicate, 1) };
        var split = AnyMetadata.Split(records, SplitOptions.ByLesion(0.5, 0, 0.5) with { KeepTogether = pairs });
        split.Warnings.Should().Equal("1 group(s) that KeepTogether joins have several diagnoses: L00 + L01 + L04.");
    }

    private static LesionRecord Record(string id, string lesion, Diagnosis diagnosis, OfficialPart? part)
        => new() { ImageId = id, LesionId = lesion, Diagnosis = diagnosis, ImagePath = "none", OfficialPart = part };
}
