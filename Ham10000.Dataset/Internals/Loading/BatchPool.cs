using System.Collections.Concurrent;

namespace Ham10000.Dataset;

/// <summary>Batches that wait to be filled again.</summary>
internal sealed class BatchPool(int capacity, int height, int width)
{
    private readonly ConcurrentQueue<Batch> _free = new();

    internal Batch Rent(int count)
    {
        if (!_free.TryDequeue(out var batch))
        {
            batch = new Batch(capacity, height, width, this);
        }

        batch.Open(count);
        return batch;
    }

    internal void Return(Batch batch) => _free.Enqueue(batch);
}
