using System.Collections.Concurrent;

namespace Ham10000.Dataset;

/// <summary>Batches that wait to be filled again.</summary>
internal sealed class BatchPool(int capacity, int height, int width, int patientLength)
{
    private static readonly ConcurrentDictionary<(int Capacity, int Height, int Width, int PatientLength), WeakReference<BatchPool>> Pools = new();

    private readonly ConcurrentQueue<Batch> _free = new();

    /// <summary>The pool of a shape, shared by its loaders as long as the memory has not been collected: a new loader for every
    /// validation would otherwise pin megabytes of new buffers, which the garbage collector is in no hurry to take back.</summary>
    internal static BatchPool Of(int capacity, int height, int width, int patientLength = 0)
    {
        var shape = (capacity, height, width, patientLength);
        if (Pools.TryGetValue(shape, out var known) && known.TryGetTarget(out var pool))
        {
            return pool;
        }

        pool = new BatchPool(capacity, height, width, patientLength);
        Pools[shape] = new WeakReference<BatchPool>(pool);
        return pool;
    }

    internal Batch Rent(int count)
    {
        if (!_free.TryDequeue(out var batch))
        {
            batch = new Batch(capacity, height, width, this, patientLength);
        }

        batch.Open(count);
        return batch;
    }

    internal void Return(Batch batch) => _free.Enqueue(batch);
}
