namespace Ham10000.Dataset.Tests;

public class KFoldTests
{
    private static readonly LesionRecord[] Sixty = [.. Enumerable.Range(0, 60).Select(i => Record(i, $"HAM_{i / 2}", (Diagnosis)(i / 2 % 3)))];

    [Theory]
    [InlineData(1, 1, 0.1, "Folds is 1, expected at least 2")]
    [InlineData(5, 0, 0.1, "Repeats is 0, expected at least 1")]
    [InlineData(5, 1, 1.0, "Validation is 1, expected a share from 0 to less than 1")]
    [InlineData(0, 1, double.NaN, "Folds is 0, expected at least 2; Validation is NaN, expected a share from 0 to less than 1")]
    public void Validate_BadOptions_AreAllNamed(int folds, int repeats, double validation, string problems)
    {
        var validate = () => new KFoldOptions { Folds = folds, Repeats = repeats, Validation = validation }.Validate();
        validate.Should().Throw<ArgumentException>().WithMessage($"The k-fold options cannot be used: {problems}.");
    }

    [Fact]
    public void KFold_FewerLesionsThanFolds_IsRefused()
    {
        var divide = () => AnyMetadata.KFold(Sixty[..6], new KFoldOptions { Folds = 4 });
        divide.Should().Throw<InvalidOperationException>().WithMessage("The dataset has 3 lesions that can be parted from each other, and 4 folds were asked for. Ask for fewer, so that every fold has one to test.");
    }

    [Fact]
    public void KFold_EvenData_GivesEvenFolds()
    {
        var folds = AnyMetadata.KFold(Sixty, new KFoldOptions { Folds = 5, Validation = 0.25, Seed = 3 });
        folds.Select(fold => fold.Test.ToString()).Should().AllBe("test: 12 images (akiec 4, bcc 4, bkl 4, df 0, mel 0, nv 0, vasc 0)");
        folds.Select(fold => fold.Validation.Count).Should().AllBeEquivalentTo(12);
        folds.Warnings.Should().BeEmpty();
        folds.Select(fold => fold.Options).Should().AllSatisfy(options => options.Should().BeNull());
    }

    [Fact]
    public void KFold_RareClasses_SpreadOverTheFolds()
    {
        // Seven classes of one lesion each: without a look at the whole, all would land in the first fold.
        LesionRecord[] records = [.. Enumerable.Range(0, 7).Select(i => Record(i, $"HAM_{i}", (Diagnosis)i))];
        var folds = AnyMetadata.KFold(records, new KFoldOptions { Folds = 7, Validation = 0 });
        folds.Select(fold => fold.Test.Count).Should().AllBeEquivalentTo(1);
        folds.Warnings[0].Should().Be("6 of 7 test parts have no image of akiec.");
    }

    [Fact]
    public void KFold_MoreRepeats_LeaveTheFirstOnesAsTheyAre()
    {
        var one = AnyMetadata.KFold(Sixty, new KFoldOptions { Seed = 4 });
        var three = AnyMetadata.KFold(Sixty, new KFoldOptions { Seed = 4, Repeats = 3 });
        three.Count.Should().Be(15);
        SplitProperties.Ids(three.Fold(2)).Should().Equal(SplitProperties.Ids(one[2]));
        SplitProperties.Ids(three.Fold(2, repeat: 1)).Should().Equal(SplitProperties.Ids(three[7])).And.NotEqual(SplitProperties.Ids(one[2]));
        var beyond = () => three.Fold(5);
        beyond.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void KFold_ByImage_Warns()
    {
        var folds = AnyMetadata.KFold(Sixty, new KFoldOptions { Folds = 3, Unit = SplitUnit.Image });
        folds.Warnings.Should().Equal("The folds are by image, so that lesions have images in training and test. Scores on them are too good; use SplitUnit.Lesion to avoid it. Each fold's Leakage says how much.");
        folds[0].Warnings.Should().ContainSingle().Which.Should().StartWith("The split is by image: ");
    }

    [Fact]
    public void KFold_OfADataset_UsesItsTarget()
    {
        using var folder = KaggleFolder.WithRows(8);
        using var data = folder.Open();
        var folds = data.WithTarget(Target.Sex).KFold(new KFoldOptions { Folds = 2, Validation = 0 });
        folds.Labels.Should().Be(Target.Sex.Labels);
        folds.ToString().Should().Be("2 folds, 1 repeat(s)\nrepeat 0, fold 0, test: 4 images (female 0, male 4)\nrepeat 0, fold 1, test: 4 images (female 0, male 4)");
    }

    private static LesionRecord Record(int i, string lesion, Diagnosis diagnosis)
        => new() { ImageId = $"ISIC_{i:D5}", LesionId = lesion, Diagnosis = diagnosis, ImagePath = "none" };
}
