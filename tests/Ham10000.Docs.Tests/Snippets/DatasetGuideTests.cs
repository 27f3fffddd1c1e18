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
    public void OpenInALayout()
    {
        HamSample.Create("download", images: 14);
        using var data = HamDataset.Open("download", new OpenOptions { Layout = DatasetLayout.Kaggle });
        Console.WriteLine($"{data.Layout}: {data.Report.Recognised}");

        data.Report.Recognised.Should().Be("Read as Kaggle's layout: HAM10000_metadata.csv.");
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
    public void Describe()
    {
        HamSample.Create("sample", images: 140);
        using var data = HamDataset.Open("sample");
        var description = data.Describe();
        Console.WriteLine(description);
        Console.WriteLine($"{description.Missing.AgeEmpty} ages are empty, {description.Missing.AgeZero} are 0.");

        description.Images.Should().Be(140);
    }

    [Fact]
    public void WriteClassFolders()
    {
        HamSample.Create("sample", images: 140);
        using var data = HamDataset.Open("sample");
        var split = data.Split(SplitOptions.ByLesion(train: 0.6, validation: 0.2, test: 0.2, seed: 1));
        var written = split.WriteClassFolders("by-class");
        Console.WriteLine($"{written.Images} images in {written.Folder}");

        using var again = HamDataset.Open("by-class");
        Console.WriteLine($"{again.Report.Recognised} {again.Records.Count(r => r.OfficialPart == OfficialPart.Test)} images are for testing.");

        again.Records.Count(r => r.OfficialPart == OfficialPart.Test).Should().Be(split.Test.Count);
    }

    [Fact]
    public void SampleWithOptions()
    {
        var info = HamSample.Create("small", images: 70, seed: 7, new HamSampleOptions { Height = 150, Width = 200, Balanced = false });
        Console.WriteLine($"{info.Images} images of {info.Lesions} lesions");

        info.Images.Should().Be(70);
    }
}
