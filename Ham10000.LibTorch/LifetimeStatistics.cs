namespace TorchSharp;

/// <summary>How many objects one thread has created and disposed, inside and outside dispose scopes.</summary>
public class LifetimeStatistics
{
    /// <summary>Objects created while no scope was open.</summary>
    public long CreatedOutsideScopeCount { get; internal set; }

    /// <summary>Objects disposed that belonged to no scope.</summary>
    public long DisposedOutsideScopeCount { get; internal set; }

    /// <summary>Objects created while a scope was open.</summary>
    public long CreatedInScopeCount { get; internal set; }

    /// <summary>Objects disposed that belonged to a scope.</summary>
    public long DisposedInScopeCount { get; internal set; }

    /// <summary>Objects put into a scope after they were created.</summary>
    public long AttachedToScopeCount { get; internal set; }

    /// <summary>Objects taken out of every scope.</summary>
    public long DetachedFromScopeCount { get; internal set; }

    /// <summary>Objects created and not disposed, as far as this thread did both.</summary>
    public long ThreadTotalLiveCount =>
        CreatedOutsideScopeCount + CreatedInScopeCount - DisposedOutsideScopeCount - DisposedInScopeCount;

    /// <summary>Sets every count to zero.</summary>
    public void Reset()
    {
        CreatedOutsideScopeCount = 0;
        DisposedOutsideScopeCount = 0;
        CreatedInScopeCount = 0;
        DisposedInScopeCount = 0;
        AttachedToScopeCount = 0;
        DetachedFromScopeCount = 0;
    }

    /// <inheritdoc />
    public override string ToString() =>
        $"live {ThreadTotalLiveCount}; created {CreatedInScopeCount} in scopes, {CreatedOutsideScopeCount} outside; " +
        $"disposed {DisposedInScopeCount} in scopes, {DisposedOutsideScopeCount} outside; " +
        $"attached {AttachedToScopeCount}, detached {DetachedFromScopeCount}";
}
