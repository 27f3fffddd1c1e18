namespace Ham10000.Dataset;

public sealed partial class BatchLoader
{
    private readonly ClassMembers _members;
    private readonly Sampler _sampler;
    private readonly Stack<EpochOrder> _spareOrders = [];

    /// <summary>Images that an epoch gives, each counted as often as it is drawn; what <see cref="LoaderOptions.DropLast"/> leaves out is not.</summary>
    public int ImagesPerEpoch { get; }

    /// <summary>How many images of each class an epoch gives, in the order of the labels.</summary>
    /// <param name="epoch">0 or more. With a sampling by weights the counts differ from epoch to epoch.</param>
    public IReadOnlyList<int> ClassCountsOf(int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        var order = Order(epoch);
        var counts = new int[_members.Counts.Length];
        for (int i = 0; i < ImagesPerEpoch; i++)
        {
            counts[_labels[order[i]]]++;
        }

        GiveBack(order);
        return Array.AsReadOnly(counts);
    }

    private EpochOrder Order(int epoch)
    {
        EpochOrder? order;
        lock (_spareOrders)
        {
            _spareOrders.TryPop(out order);
        }

        order ??= new EpochOrder(_sampler, _labels.Length);
        order.Fill(epoch);
        return order;
    }

    private void GiveBack(EpochOrder order)
    {
        lock (_spareOrders)
        {
            _spareOrders.Push(order);
        }
    }
}
