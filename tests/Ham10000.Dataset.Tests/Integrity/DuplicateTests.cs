namespace Ham10000.Dataset.Tests;

public sealed class DuplicateTests : IDisposable
{
    private readonly PictureFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void CheckIntegrity_EqualFiles_AreIdentical()
    {
        _folder.Add("b", PictureFolder.Jpeg(0), lesion: "HAM_1");
        _folder.Add("a", PictureFolder.Jpeg(0), lesion: "HAM_2");
        _folder.Add("c", PictureFolder.Jpeg(1), lesion: "HAM_1");
        using var data = _folder.Open();

        var pair = data.CheckIntegrity(_folder.Options).Duplicates.Should().ContainSingle().Which;
        pair.Should().Be(new DuplicatePair(data.Records[1], data.Records[0], DuplicateKind.IdenticalFiles, 0));
        (pair.IsSameLesion, pair.IsConflicting, pair.IsTurned, pair.DetailCorrelation).Should().Be((false, false, false, 1));
    }

    [Fact]
    public void CheckIntegrity_SamePixelsInOtherBytes_AreNearDuplicates()
    {
        _folder.Add("a", PngEncoder.Encode(PictureFolder.Picture(0)), extension: ".png");
        _folder.Add("b", [.. PngEncoder.Encode(PictureFolder.Picture(0)), 1], extension: ".png");
        using var data = _folder.Open();
        var pair = data.CheckIntegrity(_folder.Options).Duplicates.Should().ContainSingle().Which;
        (pair.Kind, pair.Distance, pair.IsTurned).Should().Be((DuplicateKind.NearDuplicate, 0, false));
        pair.DetailCorrelation.Should().BeApproximately(1, 1e-6).And.BeLessThanOrEqualTo(1);
    }

    [Theory]
    [InlineData("recompressed", false)]
    [InlineData("smaller", false)]
    [InlineData("larger", false)]
    [InlineData("square", false)]
    [InlineData("brighter", false)]
    [InlineData("grey", false)]
    [InlineData("mirrored", true)]
    [InlineData("upside down", true)]
    [InlineData("half turn", true)]
    [InlineData("quarter turn", true)]
    public void CheckIntegrity_ChangedCopiesOfTenPictures_AreAllFoundAndNothingElse(string change, bool isTurned)
    {
        for (var i = 0; i < 10; i++)
        {
            _folder.Add($"a{i:D2}", PictureFolder.Jpeg(i));
            _folder.Add($"b{i:D2}", PictureFolder.Jpeg(Changed(PictureFolder.Picture(i), change), change == "recompressed" ? 50 : 90));
        }

        using var data = _folder.Open();
        var pairs = data.CheckIntegrity(_folder.Options).Duplicates;
        pairs.Select(p => (p.First.ImageId, p.Second.ImageId)).Should().Equal(Enumerable.Range(0, 10).Select(i => ($"a{i:D2}", $"b{i:D2}")));
        pairs.Should().OnlyContain(p => p.Kind == DuplicateKind.NearDuplicate && p.IsTurned == isTurned && p.Distance <= 10 && p.DetailCorrelation >= 0.7 && p.DetailCorrelation < 1);

        data.CheckIntegrity(_folder.Options with { AnyOrientation = false }).Duplicates.Should().HaveCount(isTurned ? 0 : 10);
        data.CheckIntegrity(_folder.Options with { FindNearDuplicates = false }).Duplicates.Should().BeEmpty();
    }

    [Fact]
    public void CheckIntegrity_DifferentDrawings_AreNoDuplicates()
    {
        var pictures = PictureFolder.Draw(70);
        for (var i = 0; i < pictures.Length; i++)
        {
            _folder.Add($"i{i:D3}", PictureFolder.Jpeg(pictures[i]));
        }

        using var data = _folder.Open();
        data.CheckIntegrity(_folder.Options).Findings.Should().BeEmpty();
        data.CheckIntegrity(_folder.Options with { HashDistance = 20, DetailCorrelation = 0 }).Duplicates.Should().NotBeEmpty("these are alike enough to be taken for each other when nothing is asked of them");
    }

    [Fact]
    public void CheckIntegrity_BlankPictures_AreNotLikeEachOther()
    {
        _folder.Add("a", PictureFolder.Jpeg(Even(90)));
        _folder.Add("b", PictureFolder.Jpeg(Even(91)));
        _folder.Add("c", PictureFolder.Jpeg(Even(91)));
        using var data = _folder.Open();
        var report = data.CheckIntegrity(_folder.Options);
        report.Duplicates.Select(p => (p.First.ImageId, p.Second.ImageId, p.Kind)).Should().Equal(("b", "c", DuplicateKind.IdenticalFiles));
        report.Faults.Select(f => (f.Record.ImageId, f.Reason)).Should().Equal(("a", ExclusionReason.BlankImage), ("b", ExclusionReason.BlankImage), ("c", ExclusionReason.BlankImage));
    }

    [Fact]
    public void CheckIntegrity_OtherRowOrderAndThreads_GivesTheSameReport()
    {
        for (var i = 0; i < 8; i++)
        {
            _folder.Add($"a{i}", PictureFolder.Jpeg(i), lesion: $"HAM_{i}", dx: i % 2 == 0 ? "nv" : "mel");
            _folder.Add($"b{i}", PictureFolder.Jpeg(Changed(PictureFolder.Picture(i / 2), "mirrored")), lesion: $"HAM_{i}");
        }

        using var data = _folder.Open();
        var report = data.CheckIntegrity(_folder.Options with { Threads = 1 });
        using var reversed = _folder.Open(isReversed: true);
        var other = reversed.CheckIntegrity(_folder.Options with { Threads = 4, CacheFolder = _folder.Cache + "2" });

        Lines(other).Should().Equal(Lines(report)).And.HaveCountGreaterThan(10);
        other.Duplicates.Select(p => (p.Distance, p.DetailCorrelation)).Should().Equal(report.Duplicates.Select(p => (p.Distance, p.DetailCorrelation)));
        other.ToString().Should().Be(report.ToString());
    }

    [Fact]
    public void Run_PlaceholderInPlaceOfThousandsOfImages_IsRefusedBeforeItFillsTheMemory()
    {
        var facts = new ImageFacts(new string('A', 64), 10, 10, false, new byte[ImageFacts.Pixels]);
        var images = Enumerable.Range(0, 3_164).Select(i => (new LesionRecord { ImageId = $"i{i}", LesionId = "l", Diagnosis = Diagnosis.Nv, ImagePath = "" }, facts)).ToList();
        var run = () => DuplicateSearch.Run(images, new IntegrityOptions(), default);
        run.Should().Throw<DatasetFormatException>().WithMessage("More than 5,000,000 pairs of images show the same picture. Expected mostly different pictures; look whether a placeholder stands in place of the images, or lower IntegrityOptions.HashDistance.");
        DuplicateSearch.Run(images.Take(100), new IntegrityOptions(), default).Should().HaveCount(4_950);
    }

    private static string[] Lines(IntegrityReport report) => [.. report.Findings.Select(f => $"{f.Kind} {string.Join(' ', f.Records)} {f.Detail}")];

    private static RgbImage Even(byte level) => new(30, 40, [.. Enumerable.Repeat(level, 30 * 40 * 3)]);

    private static RgbImage Changed(RgbImage image, string change) => change switch
    {
        "recompressed" => image,
        "smaller" => ImageResizer.Resize(image, 75, 100),
        "larger" => ImageResizer.Resize(image, 300, 400),
        "square" => ImageResizer.Resize(image, 150, 150),
        "brighter" => Map(image, image.Height, image.Width, (at, pixels, c) => (byte)Math.Min(255, pixels[at + c] * 1.1 + 5)),
        "grey" => Map(image, image.Height, image.Width, (at, pixels, _) => (byte)((pixels[at] + pixels[at + 1] + pixels[at + 2]) / 3)),
        "mirrored" => Moved(image, (i, j) => (i, image.Width - 1 - j)),
        "upside down" => Moved(image, (i, j) => (image.Height - 1 - i, j)),
        "half turn" => Moved(image, (i, j) => (image.Height - 1 - i, image.Width - 1 - j)),
        _ => Moved(image, (i, j) => (image.Height - 1 - j, i), isSwapped: true),
    };

    private static RgbImage Map(RgbImage image, int height, int width, Func<int, byte[], int, byte> level)
    {
        var pixels = image.Pixels.ToArray();
        return new RgbImage(height, width, [.. Enumerable.Range(0, pixels.Length).Select(at => level(at / 3 * 3, pixels, at % 3))]);
    }

    private static RgbImage Moved(RgbImage image, Func<int, int, (int Row, int Column)> from, bool isSwapped = false)
    {
        var (height, width) = isSwapped ? (image.Width, image.Height) : (image.Height, image.Width);
        var (source, pixels) = (image.Pixels.ToArray(), new byte[height * width * 3]);
        for (var i = 0; i < height; i++)
        {
            for (var j = 0; j < width; j++)
            {
                var (row, column) = from(i, j);
                source.AsSpan((row * image.Width + column) * 3, 3).CopyTo(pixels.AsSpan((i * width + j) * 3));
            }
        }

        return new RgbImage(height, width, pixels);
    }
}
