using Ham10000.Dataset;

namespace Ham10000.Docs.Tests.Snippets;

/// <summary>The code of docs/splits.md.</summary>
[Collection(OneAtATime.Name)]
public sealed class SplitsGuideTests : WorkingFolder
{
    [Fact]
    public void Malignancy()
    {
        HamSample.Create("sample", images: 140, seed: 1);              // or a folder with the real HAM10000
        using var data = HamDataset.Open("sample");

        var split = data.WithTarget(Target.Malignancy).Split(SplitOptions.ByLesion(train: 0.7, validation: 0.15, test: 0.15, seed: 123));
        Console.WriteLine(split);

        split.Train.ClassCounts.Should().HaveCount(2).And.NotContain(0);
    }

    [Fact]
    public void OwnTarget()
    {
        HamSample.Create("sample", images: 140);
        using var data = HamDataset.Open("sample");

        var pigment = Target.Of("pigment", LabelKind.Binary, ["other", "melanocytic"],
            record => record.Diagnosis is Diagnosis.Mel or Diagnosis.Nv ? "melanocytic" : "other");
        Console.WriteLine(data.WithTarget(pigment).ToImageSet());
        Console.WriteLine(data.WithTarget(Target.Sex).Report);

        data.WithTarget(pigment).ToImageSet().ClassCounts.Should().Equal(100, 40);
    }

    [Fact]
    public void KeepTogether()
    {
        HamSample.Create("sample", images: 140);
        using var data = HamDataset.Open("sample");

        DuplicatePair[] pairs = [new(data.Records[0], data.Records[9], DuplicateKind.NearDuplicate, Distance: 3)];
        var options = SplitOptions.ByLesion(seed: 7) with { KeepTogether = pairs };
        Console.WriteLine(data.Split(options).Leakage);

        data.Split(options).Leakage.Test.ImageIds.Should().BeEmpty();
    }

    [Fact]
    public void SplitByImage()
    {
        HamSample.Create("sample", images: 140);
        using var data = HamDataset.Open("sample");
        var split = data.Split(SplitOptions.ByImage(train: 0.75, validation: 0, test: 0.25, seed: 1, stratified: false));
        Console.WriteLine($"{split.Leakage.TestImages} of {split.Test.Count} test images leak.");
        Console.WriteLine(split.Leakage);

        split.Leakage.TestImages.Should().BePositive();
    }

    [Fact]
    public void CrossValidation()
    {
        HamSample.Create("sample", images: 140);
        using var data = HamDataset.Open("sample");

        var folds = data.KFold(new KFoldOptions { Folds = 5, Repeats = 2, Validation = 0.1, Seed = 123 });
        foreach (var fold in folds)
        {
            Console.WriteLine(fold.Test);
        }

        folds.Sum(fold => fold.Test.Count).Should().Be(280);
    }

    [Fact]
    public void SplitsInFiles()
    {
        HamSample.Create("sample", images: 140);
        using var data = HamDataset.Open("sample");

        data.Split(SplitOptions.ByLesion(seed: 123)).SaveCsv("split.csv");
        var split = data.SplitFromCsv("split.csv");

        data.KFold(new KFoldOptions { Folds = 5, Validation = 0 }).SaveCsv("folds.csv");
        var folds = data.KFoldFromCsv("folds.csv");

        (split.Train.Count + split.Validation.Count + split.Test.Count).Should().Be(140);
        folds.Sum(fold => fold.Test.Count).Should().Be(140);
    }
}
