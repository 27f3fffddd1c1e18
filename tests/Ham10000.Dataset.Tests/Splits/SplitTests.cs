namespace Ham10000.Dataset.Tests;

public class SplitTests
{
    [Theory]
    [InlineData(70, 15, 15)]
    [InlineData(0.5, 0.5, 0.5)]
    [InlineData(1.2, -0.2, 0)]
    [InlineData(double.NaN, 0, 1)]
    public void Validate_BadShares_AreRefused(double train, double validation, double test)
    {
        var validate = () => SplitOptions.ByLesion(train, validation, test, 1).Validate();
        validate.Should().Throw<ArgumentException>().WithMessage($"The split options cannot be used: the shares are {train} (training), {validation} (validation) and {test} (test), expected three numbers from 0 to 1 that add up to 1, such as 0.7, 0.15 and 0.15.");
    }

    [Fact]
    public void Split_MixedLesion_GoesWholeToOnePartAndIsReported()
    {
        LesionRecord[] records = [Record(0, "HAM_1", Diagnosis.Nv), Record(1, "HAM_1", Diagnosis.Mel), Record(2, "HAM_2", Diagnosis.Nv), Record(3, "HAM_3", Diagnosis.Mel)];
        var split = Split(records, SplitOptions.ByLesion(0.5, 0, 0.5, seed: 1));
        var part = split.Train.Records.Any(r => r.LesionId == "HAM_1") ? split.Train : split.Test;
        part.Records.Count(r => r.LesionId == "HAM_1").Should().Be(2);
        split.Warnings[0].Should().Be($"1 lesion(s) have several diagnoses and were each put whole into one part: HAM_1 (mel, nv; {part.Name}).");
    }

    [Fact]
    public void Split_ByImage_SaysHowMuchLeaks()
    {
        LesionRecord[] records = [.. Enumerable.Range(0, 4).Select(i => Record(i, "HAM_1", Diagnosis.Mel))];
        var split = Split(records, SplitOptions.ByImage(0.5, 0, 0.5, seed: 1));
        split.Warnings.Should().Equal("The split is by image: 1 lesions have images in more than one part, and 2 of 2 (100 %) test images (2 of 2 (100 %) of the melanomas) have a sibling in training. Scores on this test part are too good; split by lesion to avoid it.");
        split.Leakage.TestImagesPerClass.Should().Equal(0, 0, 0, 0, 2, 0, 0);
    }

    [Fact]
    public void Split_ClassAbsentFromAPart_IsReported()
    {
        var split = Split([Record(0, "HAM_1", Diagnosis.Df), Record(1, "HAM_2", Diagnosis.Nv), Record(2, "HAM_3", Diagnosis.Nv)], SplitOptions.ByLesion(0.6, 0, 0.4, seed: 1));
        split.Warnings.Should().Equal("The test part has no image of df.");
        split.ToString().Should().Be(
            $"{split.Train}\n{split.Validation}\n{split.Test}\nWarning: The test part has no image of df.");
        split.Validation.ToString().Should().Be("validation: 0 images (akiec 0, bcc 0, bkl 0, df 0, mel 0, nv 0, vasc 0)");
    }

    [Fact]
    public void Split_OtherSeed_IsAnotherSplit()
    {
        LesionRecord[] records = [.. Enumerable.Range(0, 100).Select(i => Record(i, $"HAM_{i}", Diagnosis.Nv))];
        var first = Split(records, SplitOptions.ByLesion(seed: 1)).Test.Records.Select(r => r.ImageId).ToList();
        Split(records, SplitOptions.ByLesion(seed: 1)).Test.Records.Select(r => r.ImageId).Should().Equal(first);
        Split(records, SplitOptions.ByLesion(seed: 2)).Test.Records.Select(r => r.ImageId).Should().NotEqual(first);
    }

    [Fact]
    public void OpenStore_SetsOfADataset_ShareOneStoreUntilItIsDisposed()
    {
        using var folder = KaggleFolder.WithRows(6);
        var data = folder.Open();
        var split = data.Clean().Split(SplitOptions.ByLesion(0.4, 0.3, 0.3));
        var size = new Preprocessing { Height = 6, Width = 8 };
        var options = new StoreOptions { CacheFolder = folder.Cache };

        var store = split.Train.OpenStore(size, options);

        split.Test.OpenStore(size with { Standardization = Standardization.UnitRange }, options).Should().BeSameAs(store);
        store.Count.Should().Be(6);
        store.ImageIdOf(split.Test.StoreRow(0)).Should().Be(split.Test.Records[0].ImageId);
        data.Dispose();
        var reopen = () => split.Train.OpenStore(size, options);
        reopen.Should().Throw<ObjectDisposedException>();
        var read = () => store[0].Length;
        read.Should().Throw<ObjectDisposedException>();
    }

    [Fact]
    public void FromRecords_IdTwice_IsRefused()
    {
        var create = () => ImageSet.FromRecords([Record(0, "HAM_1", Diagnosis.Nv), Record(0, "HAM_1", Diagnosis.Nv)]);
        create.Should().Throw<ArgumentException>().WithMessage("Image 'ISIC_00000' occurs twice among the records. Expected each image once. (Parameter 'records')");
    }

    private static LesionRecord Record(int i, string lesion, Diagnosis diagnosis)
        => new() { ImageId = $"ISIC_{i:D5}", LesionId = lesion, Diagnosis = diagnosis, ImagePath = "none" };

    private static DataSplit Split(LesionRecord[] records, SplitOptions options)
        => DataSplit.Of(records, Target.Diagnosis, options, new DatasetSources(records, new DecodeOptions()));
}
