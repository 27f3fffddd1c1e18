namespace Ham10000.Dataset.Tests;

public sealed class SplitCsvTests : IDisposable
{
    private const string Unlisted = "To leave out the images that it does not name, set SplitCsvOptions.OnUnassigned to OnUnassigned.Exclude.";
    private readonly KaggleFolder _folder = KaggleFolder.WithRows(6);
    private readonly TemporaryFolder _out = new();
    private readonly HamDataset _data;

    public SplitCsvTests() => _data = _folder.Open();

    public void Dispose()
    {
        _data.Dispose();
        _folder.Dispose();
        _out.Dispose();
    }

    [Fact]
    public void SaveCsv_Split_IsReadBackEqual()
    {
        var split = _data.Split(SplitOptions.ByLesion(0.34, 0.33, 0.33, seed: 1));
        split.SaveCsv(_out["split.csv"]);

        var read = _data.SplitFromCsv(_out["split.csv"]);

        SplitProperties.Ids(read).Should().Equal(SplitProperties.Ids(split));
        (read.Options, read.Warnings.Count, read.LeftOut.Count).Should().Be((null, 0, 0));
        var lines = File.ReadAllLines(_out["split.csv"]);
        lines[0].Should().Be("image_id,lesion_id,label,part");
        var first = split.Train.Records[0];
        lines[1].Should().Be($"{first.ImageId},{first.LesionId},nv,train");
        lines.Should().HaveCount(7);
        File.ReadAllText(_out["split.csv"]).Should().EndWith("\n").And.NotContain("\r");
        Directory.GetFiles(_out.FullName).Should().ContainSingle("nothing half-written stays");
    }

    [Fact]
    public void SaveCsv_OddLesionIds_AreQuoted()
    {
        LesionRecord[] records = [.. new[] { "a,b", "say \"x\"", " lead" }.Select((lesion, i) => _data.Records[i] with { LesionId = lesion })];
        AnyMetadata.Split(records, SplitOptions.ByLesion(1, 0, 0)).SaveCsv(_out["split.csv"]);
        File.ReadAllLines(_out["split.csv"])[1..].Should().Equal("ISIC_0,\"a,b\",nv,train", "ISIC_1,\"say \"\"x\"\"\",nv,train", "ISIC_2,\" lead\",nv,train");
    }

    [Fact]
    public void SplitFromCsv_OrderOfLinesColumnsAndCase_PlayNoPart()
    {
        Write("note,part,image_id", "x,TEST,ISIC_5", ",Training,ISIC_4", ",val,ISIC_3", ",train,ISIC_2", ",test,ISIC_0", ",train,ISIC_1");
        SplitProperties.Ids(_data.SplitFromCsv(Csv)).Should().Equal("ISIC_1 ISIC_2 ISIC_4", "ISIC_3", "ISIC_0 ISIC_5");
    }

    [Fact]
    public void SplitFromCsv_LesionCutThrough_Warns()
    {
        Write("image_id,part", "ISIC_0,train", "ISIC_1,test", "ISIC_2,train", "ISIC_3,train", "ISIC_4,test", "ISIC_5,test");
        _data.SplitFromCsv(Csv).Warnings.Should().Equal("The split of split.csv cuts through lesions: 1 lesions have images in more than one part, and 1 of 3 (33 %) test images (0 of 0 of the melanomas) have a sibling in training. Scores on this test part are too good; split by lesion to avoid it.");
    }

    [Theory]
    [InlineData("ISIC_9,HAM_9,nv,train", "split.csv line 8, column 'image_id': the dataset has no image 'ISIC_9'.")]
    [InlineData("a\u0007b,HAM_9,nv,train", "split.csv line 8, column 'image_id': the dataset has no image 'a\\u0007b'.")]
    [InlineData("ISIC_0,HAM_0,nv,train", "split.csv line 8: image 'ISIC_0' is also on line 2. Expected each image once.")]
    [InlineData("ISIC_0,HAM_0,nv,dev", "split.csv line 8, column 'part': 'dev' is not a part. Expected one of: train, validation, test.")]
    [InlineData("ISIC_0,HAM_1,nv,train", "split.csv line 8, column 'lesion_id': image 'ISIC_0' is of lesion 'HAM_0' in the dataset and of 'HAM_1' here.")]
    [InlineData("ISIC_0,HAM_0,mel,train", "split.csv line 8, column 'label': image 'ISIC_0' has another class of the target 'dx' in the dataset.")]
    [InlineData("ISIC_0,HAM_0,nv", "split.csv line 8: 3 fields. Expected 4, as in the header.")]
    public void SplitFromCsv_BadLine_IsNamed(string line, string message)
    {
        Write(["image_id,lesion_id,label,part", .. Enumerable.Range(0, 6).Select(i => $"ISIC_{i},HAM_{i / 2},nv,train"), line]);
        var error = Read().Should().Throw<DatasetFormatException>().WithMessage(message).Which;
        (error.Line, error.Path).Should().Be((8, Csv));
    }

    [Fact]
    public void SplitFromCsv_LabelOfAnotherTarget_SaysNothing()
    {
        Write(["image_id,label,part", .. Enumerable.Range(0, 6).Select(i => $"ISIC_{i},male,test")]);
        _data.SplitFromCsv(Csv).Test.Count.Should().Be(6);
    }

    [Fact]
    public void SplitFromCsv_ImagesThatTheFileDoesNotName_FailOrAreListed()
    {
        Write("image_id,part", "ISIC_0,train", "ISIC_1,train", "ISIC_2,test", "ISIC_4,test");
        Read().Should().Throw<DatasetFormatException>().WithMessage($"2 problems with split.csv:\n  split.csv does not name image 'ISIC_3'.\n  split.csv does not name image 'ISIC_5'.\n{Unlisted}");

        var split = _data.SplitFromCsv(Csv, new SplitCsvOptions { OnUnassigned = OnUnassigned.Exclude });

        split.LeftOut.Should().Equal(
            new Exclusion("ISIC_3", 5, ExclusionReason.NotInSplit, "split.csv does not name image 'ISIC_3'."),
            new Exclusion("ISIC_5", 7, ExclusionReason.NotInSplit, "split.csv does not name image 'ISIC_5'."));
        SplitProperties.Ids(split).Should().Equal("ISIC_0 ISIC_1", "", "ISIC_2 ISIC_4");
    }

    [Fact]
    public void SplitFromCsv_ImagesThatTheDatasetLeftOut_FailOrArePassedOver()
    {
        _folder.WriteRows([.. Enumerable.Range(0, 6).Select(i => i == 3 ? "HAM_1,ISIC_3,nv,histo,,male,back" : KaggleFolder.Row(i))]);
        using var opened = _folder.Open();
        var clean = opened.Clean();
        opened.Split(SplitOptions.ByLesion(seed: 1)).SaveCsv(Csv);
        var line = Array.FindIndex(File.ReadAllLines(Csv), l => l.StartsWith("ISIC_3,", StringComparison.Ordinal)) + 1;

        var read = () => clean.SplitFromCsv(Csv);
        read.Should().Throw<DatasetFormatException>().WithMessage($"split.csv line {line}, column 'image_id': the dataset has left out image 'ISIC_3' (MissingAge). To pass over images that the dataset has left out, set SplitCsvOptions.AllowLeftOut.");
        var split = clean.SplitFromCsv(Csv, new SplitCsvOptions { AllowLeftOut = true });
        (split.Train.Count + split.Validation.Count + split.Test.Count, split.LeftOut.Count).Should().Be((5, 0));
    }

    [Fact]
    public void SplitFromCsv_ManyProblems_AreCountedAndTheFirstNamed()
    {
        Write(["image_id,part", .. Enumerable.Range(0, 6).Select(i => $"ISIC_{i},train"), .. Enumerable.Range(100, 30).Select(i => $"ISIC_{i},train")]);
        var message = Read().Should().Throw<DatasetFormatException>().Which.Message;
        message.Should().StartWith("30 problems with split.csv:\n  split.csv line 8, column 'image_id': the dataset has no image 'ISIC_100'.\n").And.EndWith("\n  and 20 more");
        message.Split('\n').Should().HaveCount(12);
    }

    [Fact]
    public void SplitFromCsv_NoFile_SaysWhatWasExpected()
        => Read().Should().Throw<FileNotFoundException>().WithMessage($"There is no file '{Csv}'. Expected a split as DataSplit.SaveCsv writes it.");

    [Theory]
    [InlineData("", "split.csv is empty. Expected a header line (image_id,part) and one line per image.")]
    [InlineData("image_id,fold\nISIC_0,1\n", "split.csv line 1: the header 'image_id,fold' has no column 'part'. Expected each of these once, in any order: image_id, part.")]
    [InlineData("image_id,part\nISIC_0,\"train\n", "split.csv line 2: a quote stands inside a field. Expected fields without quotes, or quoted whole with inner quotes doubled, each row on one line; correct the line.")]
    public void SplitFromCsv_NoTable_IsRefused(string text, string message)
    {
        File.WriteAllText(Csv, text);
        Read().Should().Throw<DatasetFormatException>().WithMessage(message);
    }

    private string Csv => _out["split.csv"];

    private Action Read() => () => _data.SplitFromCsv(Csv);

    private void Write(params string[] lines) => File.WriteAllLines(Csv, lines);
}
