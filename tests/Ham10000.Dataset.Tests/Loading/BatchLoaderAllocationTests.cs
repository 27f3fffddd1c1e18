namespace Ham10000.Dataset.Tests;

[Collection(MeasuredAlone.Name)]
public class BatchLoaderAllocationTests
{
    private static readonly Augmentation Everything = Augmentation.Strong with
    {
        ShearDegrees = 5,
        Brightness = 0.2,
        Contrast = 0.2,
        Saturation = 0.2,
        HueShift = 0.1,
        NoiseDeviation = 5,
        CutoutCount = 2,
    };

    public static TheoryData<string> Kinds => ["plain", "standard", "everything", "everything, per image"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ReadEpoch_SteadyState_AllocatesNothingPerBatch(string kind)
    {
        using var loader = Loader(4000, kind);
        Read(loader);

        // The runtime itself allocates now and then while it still compiles, so the least of several epochs counts.
        long least = Enumerable.Range(1, 5).Min(epoch => AllocatedInLaterHalf(loader, epoch));
        const int Buffers = 5, BufferBytes = 4 * 6 * 7 * 3 * sizeof(float) + 500;
        least.Should().BeLessThan(Buffers * BufferBytes, "not one byte a batch: at most the few buffers of the pool, should they all come late");
    }

    /// <summary>Bytes allocated during 500 batches, whose pixels are a hundred times what the pool ever holds.</summary>
    private static long AllocatedInLaterHalf(BatchLoader loader, int epoch)
    {
        long before = 0;
        int step = 0;
        foreach (var batch in loader.ReadEpoch(epoch))
        {
            batch.Dispose();
            before = ++step == 500 ? GC.GetTotalAllocatedBytes(precise: true) : before;
        }

        step.Should().Be(1000);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    private static BatchLoader Loader(int count, string kind)
    {
        var preprocessing = new Preprocessing { Height = 6, Width = 7, Standardization = kind.EndsWith("per image", StringComparison.Ordinal) ? Standardization.PerImage : Standardization.UnitRange };
        var augmentation = kind == "plain" ? Augmentation.None : kind == "standard" ? Augmentation.Standard : Everything;
        var options = new LoaderOptions { BatchSize = 4, Threads = 2, Augmentation = augmentation };
        return new BatchLoader(new FakeRows(count), Enumerable.Range(0, count), new long[count], preprocessing, options);
    }

    private static void Read(BatchLoader loader)
    {
        foreach (var batch in loader.ReadEpoch(0))
        {
            batch.Dispose();
        }
    }
}
