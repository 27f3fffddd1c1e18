using System.Runtime.ExceptionServices;

namespace Ham10000.Dataset;

/// <summary>A loop over several threads that throws what one of them threw, rather than a bundle of all.</summary>
internal static class ParallelLoop
{
    /// <summary>Runs the body for 0..count - 1, in any order.</summary>
    /// <param name="count">How often.</param>
    /// <param name="threads">The most threads; null for one per processor.</param>
    /// <param name="body">What is done. If it throws, no further rounds begin.</param>
    /// <param name="cancellationToken">Stops the loop.</param>
    internal static void Run(int count, int? threads, Action<int> body, CancellationToken cancellationToken = default)
    {
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount, CancellationToken = cancellationToken }, body);
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }
}
