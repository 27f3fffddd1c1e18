namespace Ham10000.Dataset.Tests;

public class EpochOrderTests
{
    [Fact]
    public void Repeated_AnImageDrawnThreeTimes_CountsItsOccurrences()
    {
        var order = EpochOrder.Repeated([2, 0, 2, 1, 2, 0], setCount: 3);

        Enumerable.Range(0, order.Count).Select(i => order[i]).Should().Equal(2, 0, 2, 1, 2, 0);
        Enumerable.Range(0, order.Count).Select(order.OccurrenceOf).Should().Equal(0, 0, 1, 0, 2, 1);
    }

    [Fact]
    public void Make_AnImageDrawnTwice_IsAugmentedDifferently_AndTheFirstTimeAsInAnEpochThatDrawsItOnce()
    {
        var twice = Pixels(EpochOrder.Repeated([1, 0, 1], setCount: 2));
        var once = Pixels(EpochOrder.Once([1, 0]));

        twice[0].Should().Equal(once[0]);
        twice[1].Should().Equal(once[1]);
        twice[2].Should().NotEqual(once[0]);
    }

    private static List<float[]> Pixels(EpochOrder order)
    {
        var (rows, scaler) = (new FakeRows(2), new PixelScaler(Standardization.UnitRange));
        var maker = new BatchMaker(
            rows, [0, 1], [0, 1], new LoaderOptions { BatchSize = 3, Augmentation = Augmentation.Standard }, scaler, BatchPool.Of(3, rows.Height, rows.Width), epoch: 4, order);
        using var batch = maker.Make(0);
        return [.. batch.Pixels.ToArray().Chunk(rows.Height * rows.Width * Batch.Channels)];
    }
}
