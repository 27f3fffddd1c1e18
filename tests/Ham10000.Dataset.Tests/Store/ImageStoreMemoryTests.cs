namespace Ham10000.Dataset.Tests;

[Collection(MeasuredAlone.Name)]
public class ImageStoreMemoryTests
{
    [Fact]
    public void OpenOrBuild_TenTimesAsManyImages_NeedsNoMoreMemoryForPixels()
    {
        Allocated(10);
        long few = Allocated(10);
        long many = Allocated(100);

        // Paths, file handles and checksums take their part; the 90 more images have 96,000 bytes of pixels each.
        (many - few).Should().BeLessThan(90 * 4000);
    }

    private static long Allocated(int count)
    {
        using var files = new StoreFiles(1);
        File.WriteAllBytes(files.Sources[0].Path, JpegEncoder.Encode(GoldenPicture.Create(160, 200), 80));
        var sources = Enumerable.Range(0, count).Select(i => files.Sources[0] with { ImageId = $"ISIC_{i:D7}" }).ToArray();
        long before = GC.GetTotalAllocatedBytes(precise: true);
        ImageStore.OpenOrBuild(sources, StoreFiles.Preprocessing, files.Options).Dispose();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}
