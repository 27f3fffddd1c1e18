using System.Diagnostics;

namespace Ham10000.Dataset;

/// <summary>Counts finished pieces of work from several threads and tells of them, at most ten times a second and of the last one always.</summary>
/// <param name="total">Pieces in all.</param>
/// <param name="report">Is given how many are done and the time since the beginning; null to tell nobody. Never called by two threads at once.</param>
internal sealed class ProgressCounter(int total, Action<int, TimeSpan>? report)
{
    private readonly Lock _lock = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _next;
    private int _done;

    /// <summary>Pieces finished so far.</summary>
    internal int Done => Volatile.Read(ref _done);

    /// <summary>One more is finished.</summary>
    internal void Add()
    {
        int done = Interlocked.Increment(ref _done);
        if (report is null || (done < total && _clock.Elapsed < _next))
        {
            return;
        }

        lock (_lock)
        {
            _next = _clock.Elapsed + TimeSpan.FromMilliseconds(100);
            report(Done, _clock.Elapsed);
        }
    }
}
