namespace TorchSharp;

/// <summary>Disposes, at its end, every tensor made on its thread since its beginning that was not moved out of it.</summary>
/// <remarks>Scopes nest and belong to the thread that began them. Begin one with <see cref="torch.NewDisposeScope"/>.</remarks>
public sealed partial class DisposeScope : IDisposable
{
    private readonly DisposeScopeManager _manager;
    private HashSet<IDisposable> _disposables = new(ReferenceEqualityComparer.Instance);

    internal DisposeScope(DisposeScopeManager manager, DisposeScope? outer)
    {
        _manager = manager;
        OuterScope = outer;
    }

    /// <summary>What the scope holds now, as a copy.</summary>
    public IReadOnlyList<IDisposable> DisposablesView => [.. _disposables];

    /// <summary>How many objects the scope holds.</summary>
    public int DisposablesCount => _disposables.Count;

    internal DisposeScope? OuterScope { get; }

    internal bool HasEnded { get; set; }

    /// <summary>Whether the scope holds an object.</summary>
    /// <param name="disposable">The object.</param>
    public bool Contains(IDisposable disposable) => _disposables.Contains(disposable);

    /// <summary>Disposes everything in the scope and ends it: the scope outside it becomes the current one.</summary>
    public void Dispose()
    {
        DisposeEverything();
        _manager.Remove(this);
    }

    /// <summary>Disposes everything in the scope, which goes on.</summary>
    public void DisposeEverything() => DisposeEverythingBut([]);

    /// <summary>Disposes everything in the scope but some objects, which stay in it.</summary>
    /// <param name="inKeep">What stays.</param>
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        var old = _disposables;
        _disposables = new(inKeep, ReferenceEqualityComparer.Instance);
        foreach (var disposable in old)
        {
            if (_disposables.Contains(disposable))
            {
                continue;
            }

            if (disposable is torch.Tensor tensor)
            {
                tensor.OwningDisposeScope = null;
                if (tensor.IsInvalid)
                {
                    continue;
                }

                // Dispose() will count it as disposed outside a scope.
                _manager.TensorStatistics.DisposedOutsideScopeCount--;
            }

            _manager.TensorStatistics.DisposedInScopeCount++;
            disposable.Dispose();
        }
    }

    /// <inheritdoc cref="DisposeEverythingBut(IEnumerable{IDisposable})"/>
    /// <param name="keep">What stays.</param>
    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    /// <summary>Disposes everything in the scope but one object, which stays in it.</summary>
    /// <param name="keep">What stays.</param>
    /// <returns>What stays.</returns>
    public T DisposeEverythingBut<T>(T keep)
        where T : IDisposable
    {
        DisposeEverythingBut([keep]);
        return keep;
    }

    /// <summary>Tells the scope that one of its objects was disposed. Tensors do so themselves.</summary>
    /// <param name="disposable">The object.</param>
    public void MarkAsDisposed(IDisposable disposable)
    {
        _manager.TensorStatistics.DisposedInScopeCount++;
        _disposables.Remove(disposable);
        if (disposable is torch.Tensor tensor)
        {
            tensor.OwningDisposeScope = null;
        }
    }

    internal void Include(IDisposable disposable) => _disposables.Add(disposable);
}
