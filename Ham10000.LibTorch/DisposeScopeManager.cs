namespace TorchSharp;

/// <summary>The dispose scopes of one thread, and what happened in them.</summary>
public class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScopeManager? _ofThread;

    private readonly ThreadDisposeScopeStatistics _statistics = new();

    /// <summary>The statistics of the calling thread.</summary>
    public static ThreadDisposeScopeStatistics Statistics => ThreadSingleton._statistics;

    internal static DisposeScopeManager ThreadSingleton => _ofThread ??= new DisposeScopeManager();

    internal LifetimeStatistics TensorStatistics => _statistics.TensorStatistics;

    internal DisposeScope? Current { get; private set; }

    internal DisposeScope NewScope() => Current = new DisposeScope(this, Current);

    /// <summary>Counts a new tensor and puts it into the current scope.</summary>
    /// <returns>That scope, if any.</returns>
    internal DisposeScope? Register(torch.Tensor tensor)
    {
        if (Current is null)
        {
            TensorStatistics.CreatedOutsideScopeCount++;
            return null;
        }

        TensorStatistics.CreatedInScopeCount++;
        Current.Include(tensor);
        return Current;
    }

    internal void Remove(DisposeScope scope)
    {
        scope.HasEnded = true;

        // Scopes may end out of order; an ended one must not take in any more tensors.
        while (Current is { HasEnded: true } ended)
        {
            Current = ended.OuterScope;
        }
    }
}
