using Ham10000.Dataset;

namespace Ham10000.Docs.Tests.Snippets;

/// <summary>The code of docs/dataset.md.</summary>
[Collection(OneAtATime.Name)]
public sealed class DatasetGuideTests : WorkingFolder
{
    [Fact]
    public void OpenCleanSplit()
    {
        HamSample.Create("sample", images: 140, seed: 1);              // or a folder with the real HAM10000

        using var data = HamDataset.Open("sample");
        Console.WriteLine(data.Report);

        var clean = data.Clean();
        var split = clean.Split(SplitOptions.ByLesion(train: 0.675, validation: 0.075, test: 0.25, seed: 123));
        Console.WriteLine(split);

        (split.Train.Count + split.Validation.Count + split.Test.Count).Should().Be(clean.Records.Count);
    }

    [Fact]
    public void OpenWithExclusions()
    {
        HamSample.Create("data", images: 14);
        File.WriteAllText(Directory.GetFiles("data", "*.jpg", SearchOption.AllDirectories)[0], "not a picture");

        using var data = HamDataset.Open("data", new OpenOptions { OnBadImage = OnBadImage.Exclude });
        foreach (var exclusion in data.Report.Exclusions)
        {
            Console.WriteLine($"{exclusion.Line}: {exclusion.Reason}. {exclusion.Detail}");
        }

        data.Report.Exclusions.Should().ContainSingle().Which.Reason.Should().Be(ExclusionReason.NotAnImage);
    }

    [Fact]
    public void SplitByImage()
    {
        HamSample.Create("sample", images: 140);
        using var data = HamDataset.Open("sample");
        var split = data.Split(SplitOptions.ByImage(train: 0.75, validation: 0, test: 0.25, seed: 1, stratified: false));
        Console.WriteLine($"{split.Leakage.TestImages} of {split.Test.Count} test images leak.");

        split.Leakage.TestImages.Should().BePositive();
    }

    [Fact]
    public void SampleWithOptions()
    {
        var info = HamSample.Create("small", images: 70, seed: 7, new HamSampleOptions { Height = 150, Width = 200, Balanced = false });
        Console.WriteLine($"{info.Images} images of {info.Lesions} lesions");

        info.Images.Should().Be(70);
    }
}
