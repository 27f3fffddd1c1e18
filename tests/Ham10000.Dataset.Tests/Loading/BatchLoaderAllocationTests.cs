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
        long during = 0;

        // 500 batches of 2 kB of pixels each are a hundred times what the pool ever holds.
        int step = 0;
        foreach (var batch in loader.ReadEpoch(1))
        {
            batch.Dispose();
            step++;
            during = step == 500 ? -GC.GetTotalAllocatedBytes(precise: true) : step == 1000 ? during + GC.GetTotalAllocatedBytes(precise: true) : during;
        }

        step.Should().Be(1000);
        const int Buffers = 5, BufferBytes = 4 * 6 * 7 * 3 * sizeof(float) + 500;
        during.Should().BeLessThan(Buffers * BufferBytes, "not one byte a batch: at most the few buffers of the pool, should they all come late");
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
