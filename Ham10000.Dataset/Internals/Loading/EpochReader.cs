using System.Runtime.ExceptionServices;

namespace Ham10000.Dataset;

/// <summary>The threads and the bounded queue of one epoch. Batches are made in any order and taken in theirs.</summary>
internal sealed class EpochReader : IDisposable
{
    private readonly object _lock = new();
    private readonly Batch?[] _ready;
    private readonly int _steps;
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenRegistration _registration;
    private readonly IDisposable _lease;
    private readonly Thread[] _threads;
    private ExceptionDispatchInfo? _error;
    private bool _isStopped;
    private int _claimed, _taken, _failedStep = int.MaxValue;

    internal EpochReader(IRowSource source, BatchMaker[] makers, int firstStep, int steps, int prefetch, CancellationToken cancellation)
    {
        (_steps, _cancellation, _ready) = (steps, cancellation, new Batch?[prefetch]);
        _claimed = _taken = firstStep;
        _lease = source.Acquire();
        _registration = cancellation.Register(static reader => ((EpochReader)reader!).WakeAll(), this);
        _threads = [.. makers.Select((maker, i) => new Thread(() => Work(maker)) { IsBackground = true, Name = $"Ham10000 batch loader {i}" })];
        foreach (var thread in _threads)
        {
            thread.Start();
        }
    }

    /// <summary>Waits for a batch. Steps are taken one after another.</summary>
    internal Batch Take(int step)
    {
        lock (_lock)
        {
            int slot = step % _ready.Length;
            while (true)
            {
                _cancellation.ThrowIfCancellationRequested();
                ObjectDisposedException.ThrowIf(_isStopped, typeof(BatchLoader));
                if (_ready[slot] is { } batch)
                {
                    _ready[slot] = null;
                    _taken = step + 1;
                    Monitor.PulseAll(_lock);
                    return batch;
                }

                // Steps are claimed in order, so those before the failed one are still coming: what a consumer sees does not depend on timing.
                if (_failedStep <= step)
                {
                    _error?.Throw();
                }

                Monitor.Wait(_lock);
            }
        }
    }

    /// <summary>Stops the threads, waits for them and returns what nobody took.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isStopped = true;
            Monitor.PulseAll(_lock);
        }

        foreach (var thread in _threads)
        {
            thread.Join();
        }

        _registration.Dispose();
        _lease.Dispose();
        lock (_lock)
        {
            for (int i = 0; i < _ready.Length; i++)
            {
                _ready[i]?.Dispose();
                _ready[i] = null;
            }
        }
    }

    private void Work(BatchMaker maker)
    {
        while (Claim() is { } step)
        {
            try
            {
                var batch = maker.Make(step);
                lock (_lock)
                {
                    _ready[step % _ready.Length] = batch;
                    Monitor.PulseAll(_lock);
                }
            }
            catch (Exception e)
            {
                Fail(step, e);
            }
        }
    }

    private void Fail(int step, Exception error)
    {
        lock (_lock)
        {
            if (step < _failedStep)
            {
                (_failedStep, _error) = (step, ExceptionDispatchInfo.Capture(error));
            }

            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>The next step to make, once there is room for it; null when there is no more to do.</summary>
    private int? Claim()
    {
        lock (_lock)
        {
            while (true)
            {
                if (_isStopped || _error is not null || _cancellation.IsCancellationRequested || _claimed == _steps)
                {
                    return null;
                }

                if (_claimed < _taken + _ready.Length)
                {
                    return _claimed++;
                }

                Monitor.Wait(_lock);
            }
        }
    }

    private void WakeAll()
    {
        lock (_lock)
        {
            Monitor.PulseAll(_lock);
        }
    }
}
