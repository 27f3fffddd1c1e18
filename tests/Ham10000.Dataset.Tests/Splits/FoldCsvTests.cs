namespace Ham10000.Dataset.Tests;

public sealed class FoldCsvTests : IDisposable
{
    private readonly KaggleFolder _folder = KaggleFolder.WithRows(12);
    private readonly TemporaryFolder _out = new();
    private readonly HamDataset _data;

    public FoldCsvTests() => _data = _folder.Open();

    public void Dispose()
    {
        _data.Dispose();
        _folder.Dispose();
        _out.Dispose();
    }

    [Theory]
    [InlineData(0, "image_id,lesion_id,label,repeat,fold", 1 + (2 * 12))]
    [InlineData(0.4, "image_id,lesion_id,label,repeat,fold,part", 1 + (2 * 3 * 12))]
    public void SaveCsv_Folds_AreReadBackEqual(double validation, string header, int lines)
    {
        var folds = _data.KFold(new KFoldOptions { Folds = 3, Repeats = 2, Validation = validation, Seed = 5 });
        folds.SaveCsv(Csv);

        var read = _data.KFoldFromCsv(Csv);

        File.ReadAllLines(Csv)[0].Should().Be(header);
        File.ReadAllLines(Csv).Should().HaveCount(lines);
        (read.Folds, read.Repeats).Should().Be((3, 2));
        read.Select(split => string.Join('|', SplitProperties.Ids(split))).Should().Equal(folds.Select(split => string.Join('|', SplitProperties.Ids(split))));
    }

    [Fact]
    public void KFoldFromCsv_ImageAndFoldAlone_AreEnough()
    {
        Write("image_id,fold", [.. Enumerable.Range(0, 12).Select(i => $"ISIC_{i},{i / 4}")]);
        var folds = _data.KFoldFromCsv(Csv);
        (folds.Folds, folds.Repeats).Should().Be((3, 1));
        folds.Warnings.Should().BeEmpty();
        SplitProperties.Ids(folds[1]).Should().Equal("ISIC_0 ISIC_1 ISIC_10 ISIC_11 ISIC_2 ISIC_3 ISIC_8 ISIC_9", "", "ISIC_4 ISIC_5 ISIC_6 ISIC_7");
    }

    [Fact]
    public void KFoldFromCsv_FoldsThatCutThroughLesions_Warn()
    {
        Write("image_id,fold", [.. Enumerable.Range(0, 12).Select(i => $"ISIC_{i},{i / 3}")]);
        _data.KFoldFromCsv(Csv).Warnings.Should().Equal("The folds of folds.csv cut through 2 lesions, which have images in training and test. Scores on them are too good; divide by lesion to avoid it. Each fold's Leakage says how much.");
    }

    [Theory]
    [InlineData("ISIC_0,2", "folds.csv line 14: image 'ISIC_0' of repeat 0 is also on line 2. Expected each image once.")]
    [InlineData("ISIC_0,-1", "folds.csv line 14, column 'fold': '-1' is not a fold. Expected a whole number from 0 to 999.")]
    [InlineData("ISIC_0,2000000000", "folds.csv line 14, column 'fold': '2000000000' is not a fold. Expected a whole number from 0 to 999.")]
    public void KFoldFromCsv_BadLine_IsNamed(string line, string message)
    {
        Write("image_id,fold", [.. Enumerable.Range(0, 12).Select(i => $"ISIC_{i},{i / 4}"), line]);
        Read().Should().Throw<DatasetFormatException>().WithMessage(message);
    }

    [Fact]
    public void KFoldFromCsv_FoldsFromOne_SaysThatTheFirstIsMissing()
    {
        Write("image_id,fold", [.. Enumerable.Range(0, 12).Select(i => $"ISIC_{i},{1 + (i / 6)}")]);
        Read().Should().Throw<DatasetFormatException>().WithMessage("folds.csv has no line of repeat 0, fold 0. Expected lines of every fold from 0 to 2 in every repeat from 0 to 0.");
    }

    [Fact]
    public void KFoldFromCsv_OneFold_IsRefused()
    {
        Write("image_id,fold", [.. Enumerable.Range(0, 12).Select(i => $"ISIC_{i},0")]);
        Read().Should().Throw<DatasetFormatException>().WithMessage("folds.csv has 1 fold(s). Expected at least 2, counted from 0.");
    }

    [Fact]
    public void KFoldFromCsv_ImageTestedTwice_IsRefused()
    {
        Write("image_id,fold,part", [.. Enumerable.Range(0, 24).Select(i => $"ISIC_{i % 12},{i / 12},{(i == 0 || i >= 12 ? "test" : "train")}")]);
        Read().Should().Throw<DatasetFormatException>().WithMessage("folds.csv: image 'ISIC_0' is in the test part of 2 folds of repeat 0. Expected exactly one.");
    }

    [Fact]
    public void KFoldFromCsv_UnlistedImage_FailsOrIsListed()
    {
        Write("image_id,fold", [.. Enumerable.Range(0, 11).Select(i => $"ISIC_{i},{i / 6}")]);
        Read().Should().Throw<DatasetFormatException>().WithMessage("folds.csv does not name image 'ISIC_11' in repeat 0. To leave out the images that it does not name, set SplitCsvOptions.OnUnassigned to OnUnassigned.Exclude.");
        _data.KFoldFromCsv(Csv, new SplitCsvOptions { OnUnassigned = OnUnassigned.Exclude }).Should().OnlyContain(split => split.LeftOut.Single().ImageId == "ISIC_11");
    }

    [Fact]
    public void KFoldFromCsv_TooManyFolds_IsRefusedWithoutHoldingThem()
    {
        Write("image_id,fold,repeat,part", [.. Enumerable.Range(0, 1_200).Select(i => $"ISIC_0,{i % 600},{i / 600},train")]);
        Read().Should().Throw<DatasetFormatException>().Which.Message.Should().Contain("folds.csv line 1002: the file has more than 1,000 folds. Expected at most that, over all repeats.");
    }

    private string Csv => _out["folds.csv"];

    private Action Read() => () => _data.KFoldFromCsv(Csv);

    private void Write(string header, string[] lines) => File.WriteAllLines(Csv, [header, .. lines]);
}
