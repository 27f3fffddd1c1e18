namespace Ham10000.Dataset.Tests;

public class EpochOrderTests
{
    [Fact]
    public void Fill_ImagesDrawnSeveralTimes_CountsTheirOccurrences()
    {
        var order = Order([2, 0, 2, 1, 2, 0]);

        Enumerable.Range(0, order.Count).Select(i => order[i]).Should().Equal(2, 0, 2, 1, 2, 0);
        Enumerable.Range(0, order.Count).Select(order.OccurrenceOf).Should().Equal(0, 0, 1, 0, 2, 1);
    }

    [Fact]
    public void Fill_ASecondTime_CountsAnew()
    {
        var order = Order([1, 1]);
        order.Fill(1);

        (order.OccurrenceOf(0), order.OccurrenceOf(1)).Should().Be((0, 1));
    }

    [Fact]
    public void Make_AnImageDrawnTwice_IsAugmentedDifferently_AndTheFirstTimeAsInAnEpochThatDrawsItOnce()
    {
        var twice = Pixels(Order([1, 0, 1]));
        var once = Pixels(Order([1, 0], repeats: false));

        twice[0].Should().Equal(once[0]);
        twice[1].Should().Equal(once[1]);
        twice[2].Should().NotEqual(once[0]);
    }

    private static EpochOrder Order(int[] images, bool repeats = true)
    {
        var order = new EpochOrder(new FixedSampler(images, repeats), setCount: 3);
        order.Fill(0);
        return order;
    }

    private static List<float[]> Pixels(EpochOrder order)
    {
        var (rows, standardizer) = (new FakeRows(2), new Standardizer(Standardization.UnitRange));
        var maker = new BatchMaker(
            rows, [0, 1], [0, 1], [], new LoaderOptions { BatchSize = 3, Augmentation = Augmentation.Standard }, standardizer, BatchPool.Of(3, rows.Height, rows.Width), epoch: 4, order);
        using var batch = maker.Make(0);
        return [.. batch.Pixels.ToArray().Chunk(rows.Height * rows.Width * Batch.Channels)];
    }

    private sealed class FixedSampler(int[] order, bool repeats) : Sampler
    {
        internal override int Count => order.Length;

        internal override bool Repeats => repeats;

        internal override void Draw(int epoch, Span<int> images) => order.CopyTo(images);
    }
}
