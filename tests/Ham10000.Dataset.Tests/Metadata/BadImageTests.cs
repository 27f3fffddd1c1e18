namespace Ham10000.Dataset.Tests;

public sealed class BadImageTests : IDisposable
{
    private const string Truncated = "The JPEG cannot be decoded in full: Premature end of JPEG file. The file is damaged or truncated; fetch it again.";

    private readonly KaggleFolder _folder = KaggleFolder.WithRows(3);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_AbsentImage_FailsOrExcludes()
    {
        File.Delete(_folder.AddImage("ISIC_1"));
        _folder.ShouldFailOrExclude(ExclusionReason.MissingImage, "ISIC_1", 3, "HAM10000_metadata.csv line 3: no image 'ISIC_1' (.jpg, .jpeg or .png) lies in the folder or below it. Expected one; complete the download.");
    }

    [Fact]
    public void Open_ZeroByteImage_FailsOrExcludes()
    {
        var path = _folder.AddImage("ISIC_1", content: []);
        _folder.ShouldFailOrExclude(ExclusionReason.EmptyImage, "ISIC_1", 3, $"Image 'ISIC_1' of line 3 ({path}): The image is empty (0 bytes). Expected a JPEG or PNG file; fetch it again.");
    }

    [Fact]
    public void Open_TextNamedJpg_FailsOrExcludes()
    {
        var path = _folder.AddImage("ISIC_1", content: "Not found"u8.ToArray());
        _folder.ShouldFailOrExclude(ExclusionReason.NotAnImage, "ISIC_1", 3, $"Image 'ISIC_1' of line 3 ({path}): The image begins with 4E 6F 74 20, which is neither JPEG (FF D8 FF) nor PNG (89 50 4E 47). Expected a JPEG or PNG file; convert it or fetch it again.");
    }

    [Fact]
    public void Open_HugeHeader_IsRefusedWithoutAllocating()
    {
        var bytes = KaggleFolder.GoodPicture;
        var frame = bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        ((ReadOnlySpan<byte>)[0xEA, 0x60, 0xEA, 0x60]).CopyTo(bytes.AsSpan(frame + 5));
        var path = _folder.AddImage("ISIC_1", content: bytes);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        _folder.ShouldFailOrExclude(ExclusionReason.ImageTooLarge, "ISIC_1", 3, $"Image 'ISIC_1' of line 3 ({path}): The header claims 60000×60000 pixels. Expected at most 100,000,000 in all; if the image is meant to be so large, raise OpenOptions.DecodePixelsLimit.");
        (GC.GetTotalAllocatedBytes(precise: true) - before).Should().BeLessThan(100_000_000, "60,000 × 60,000 × 3 bytes are 10.8 GB");
    }

    [Fact]
    public void Open_JpegCutInItsHeader_FailsOrExcludes()
    {
        var path = _folder.AddImage("ISIC_1", content: KaggleFolder.GoodPicture[..40]);
        _folder.ShouldFailOrExclude(ExclusionReason.CorruptImage, "ISIC_1", 3, $"Image 'ISIC_1' of line 3 ({path}): The JPEG is truncated: its 40 bytes end before the frame header. Fetch the file again.");
    }

    [Fact]
    public void Open_JpegCutInItsPixels_IsExcludedOrFoundByTheStore()
    {
        var whole = KaggleFolder.GoodPicture;
        var path = _folder.AddImage("ISIC_1", content: whole[..^(whole.Length / 8)]);
        using (var data = _folder.Open(OnBadImage.Exclude))
        {
            data.Records.Select(r => r.ImageId).Should().Equal("ISIC_0", "ISIC_2");
            data.Report.Exclusions.Should().ContainSingle().Which.Should().Be(
                new Exclusion("ISIC_1", 3, ExclusionReason.CorruptImage, $"Image 'ISIC_1' of line 3 ({path}): {Truncated}"));
        }

        using var all = _folder.Open();
        var store = () => all.ToImageSet().OpenStore(new Preprocessing { Height = 6, Width = 8 }, new StoreOptions { CacheFolder = _folder.Cache });
        store.Should().Throw<DatasetFormatException>().WithMessage($"1 of 3 images cannot be used, and no store was written. ISIC_1 ({path}): {Truncated}");
        Directory.GetFiles(_folder.Cache, "*", SearchOption.TopDirectoryOnly).Should().BeEmpty("nothing half-written stays");
    }

    [Fact]
    public void Open_Exclude_RemembersWhatDecodes()
    {
        using (_folder.Open(OnBadImage.Exclude))
        {
            FactStore.Load(_folder.Cache, _folder.Root).Count.Should().Be(3);
        }

        // Another time makes another file, which is decoded anew.
        File.SetLastWriteTimeUtc(_folder.AddImage("ISIC_0", content: KaggleFolder.GoodPicture[..^20]), new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        using var again = _folder.Open(OnBadImage.Exclude);
        again.Report.Exclusions.Should().ContainSingle().Which.ImageId.Should().Be("ISIC_0");
    }
}
