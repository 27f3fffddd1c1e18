using System.Security.Cryptography;

namespace Ham10000.Dataset.Tests;

public sealed class HamSampleTests : IDisposable
{
    private static readonly HamSampleOptions Small = new() { Height = 45, Width = 60 };
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Create_SameSeedOtherThreads_GivesTheSameBytes()
    {
        HamSample.Create(_folder["a"], 40, seed: 3, Small with { Threads = 1 });
        HamSample.Create(_folder["b"], 40, seed: 3, Small with { Threads = 4 });
        Digest(_folder["a"]).Should().Equal(Digest(_folder["b"]));
    }

    [Fact]
    public void Create_OtherSeed_GivesOtherPictures()
    {
        HamSample.Create(_folder["a"], 14, seed: 3, Small);
        HamSample.Create(_folder["b"], 14, seed: 4, Small);
        Digest(_folder["a"]).Select(f => f.Hash).Should().NotIntersectWith(Digest(_folder["b"]).Select(f => f.Hash));
    }

    [Fact]
    public void Create_KnownSeed_GivesKnownPixels()
    {
        // The pixels before the JPEG library sees them are the same on every machine.
        var plan = SamplePlan.Draw(14, 1, Small);
        var pixels = SHA256.HashData(Enumerable.Range(0, 14).SelectMany(i => SamplePainter.Paint(plan.Images[i], i, 1, Small).Pixels.ToArray()).ToArray());
        Convert.ToHexString(pixels).Should().Be("A019FB74E95B2195EA74BFADE9FEB11871B6E3B6E54D640423924C82BCF0EF2F");
    }

    [Fact]
    public void Create_Defaults_OpensAsABalancedKaggleFolder()
    {
        var info = HamSample.Create(_folder["sample"], seed: 5, options: Small);

        info.Folder.Should().Be(_folder["sample"]);
        info.Images.Should().Be(140);
        info.ClassCounts.Should().Equal(20, 20, 20, 20, 20, 20, 20);
        using var data = HamDataset.Open(info.Folder);
        data.Records.Should().HaveCount(140);
        data.ToImageSet().ClassCounts.Should().Equal(info.ClassCounts);
        data.Records.Select(r => r.LesionId).Distinct().Should().HaveCount(info.Lesions);
        data.Records.GroupBy(r => r.LesionId).Select(g => g.Count()).Max().Should().BeInRange(2, 6);
        data.Records.Should().OnlyContain(r => r.ImageId.StartsWith("ISIC_00") && r.LesionId.StartsWith("HAM_00"));
        Directory.GetDirectories(info.Folder).Select(Path.GetFileName).Order().Should().Equal("HAM10000_images_part_1", "HAM10000_images_part_2");
        Directory.GetFiles(_folder["sample", "HAM10000_images_part_1"]).Should().HaveCount(70);
        File.ReadLines(_folder["sample", "HAM10000_metadata.csv"]).First().Should().Be("lesion_id,image_id,dx,dx_type,age,sex,localization");
    }

    [Theory]
    [InlineData(7, new[] { 1, 1, 1, 1, 1, 1, 1 })]
    [InlineData(100, new[] { 3, 5, 11, 1, 11, 67, 2 })]
    [InlineData(10_015, new[] { 327, 514, 1099, 115, 1113, 6705, 142 })]
    public void Draw_Unbalanced_HasTheProportionsOfHam10000(int images, int[] expected)
        => SamplePlan.Draw(images, 1, new HamSampleOptions { Balanced = false }).ClassCounts.Should().Equal(expected);

    [Fact]
    public void Create_ViewsOfALesion_Differ()
    {
        var plan = SamplePlan.Draw(60, 2, Small);
        var first = Enumerable.Range(0, 59).First(i => plan.Images[i].Lesion == plan.Images[i + 1].Lesion);
        SamplePainter.Paint(plan.Images[first], first, 2, Small).Pixels.ToArray()
            .Should().NotEqual(SamplePainter.Paint(plan.Images[first + 1], first + 1, 2, Small).Pixels.ToArray());
    }

    [Fact]
    public void Create_FolderHoldsSomething_IsRefusedAndLeftAlone()
    {
        Directory.CreateDirectory(_folder["taken"]);
        File.WriteAllText(_folder["taken", "thesis.txt"], "mine");

        var create = () => HamSample.Create(_folder["taken"], 7, options: Small);

        create.Should().Throw<IOException>().WithMessage($"The folder '{_folder["taken"]}' is not empty: it holds 'thesis.txt'. Expected a folder that is new or empty; choose another one, or delete this one first.");
        Directory.GetFileSystemEntries(_folder.FullName, "*", SearchOption.AllDirectories).Should().HaveCount(2);
    }

    [Fact]
    public void Create_PathOfAFile_IsRefused()
    {
        File.WriteAllText(_folder["file"], "mine");
        var create = () => HamSample.Create(_folder["file"], 7, options: Small);
        create.Should().Throw<IOException>().WithMessage($"'{_folder["file"]}' is a file. Expected a folder that is new or empty.");
    }

    [Fact]
    public void Create_EmptyFolder_IsFilled()
    {
        Directory.CreateDirectory(_folder["new"]);
        HamSample.Create(_folder["new"], 7, options: Small).Images.Should().Be(7);
        Directory.GetFileSystemEntries(_folder.FullName).Should().Equal(_folder["new"]);
    }

    [Fact]
    public void Create_Cancelled_LeavesNothing()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var create = () => HamSample.Create(_folder["new"], 70, options: Small, cancellationToken: stop.Token);
        create.Should().Throw<OperationCanceledException>();
        Directory.GetFileSystemEntries(_folder.FullName).Should().BeEmpty();
    }

    [Fact]
    public void Create_BadOptions_AreNamedTogether()
    {
        var create = () => HamSample.Create(_folder["new"], 6, options: new HamSampleOptions { Height = 8, ImagesPerLesion = double.NaN, Atypical = 2, JpegQuality = 0, Threads = 0 });
        create.Should().Throw<ArgumentException>().WithMessage("The sample's options cannot be used: images is 6 and must be 7 (one per class) to 1,000,000; Height 8 and Width 600 must be 32 to 4096; ImagesPerLesion is NaN and must be 1 to 4; Atypical is 2 and must be 0 to 1; JpegQuality is 0 and must be 1 to 100; Threads is 0 and must be at least 1, or null.");
    }

    private static List<(string Name, string Hash)> Digest(string folder)
        => [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => (Path.GetRelativePath(folder, f), Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f)))))];
}
