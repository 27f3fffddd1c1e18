namespace Ham10000.Dataset.Tests;

[Collection(MeasuredAlone.Name)]
public class BatchLoaderAllocationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ReadEpoch_SteadyState_AllocatesNothingPerBatch(bool isAugmented)
    {
        using var loader = Loader(4000, isAugmented);
        Read(loader);
        long during = 0;

        // The first 500 batches bring everything into being; then 500 more allocate nothing at all.
        int step = 0;
        foreach (var batch in loader.ReadEpoch(1))
        {
            batch.Dispose();
            step++;
            during = step == 500 ? -GC.GetTotalAllocatedBytes(precise: true) : step == 1000 ? during + GC.GetTotalAllocatedBytes(precise: true) : during;
        }

        step.Should().Be(1000);
        during.Should().BeLessThan(500, "not one byte a batch, apart from what the runtime does on its own");
    }

    private static BatchLoader Loader(int count, bool isAugmented)
    {
        var preprocessing = new Preprocessing { Height = 6, Width = 7, Standardization = Standardization.UnitRange };
        var options = new LoaderOptions { BatchSize = 4, Threads = 2, Augmentation = isAugmented ? Augmentation.Standard : Augmentation.None };
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
