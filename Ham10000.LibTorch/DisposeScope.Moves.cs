namespace TorchSharp;

public sealed partial class DisposeScope
{
    /// <summary>Takes an object into this scope, out of the one it is in.</summary>
    /// <param name="disposable">The object.</param>
    public void Attach(IDisposable disposable)
    {
        if (disposable is torch.Tensor { OwningDisposeScope: { } scope } && scope != this)
        {
            scope.MoveToOther(this, disposable);
            return;
        }

        if (_disposables.Add(disposable))
        {
            _manager.TensorStatistics.AttachedToScopeCount++;
            if (disposable is torch.Tensor tensor)
            {
                tensor.OwningDisposeScope = this;
            }
        }
    }

    /// <inheritdoc cref="Attach(IDisposable)"/>
    /// <param name="disposables">The objects.</param>
    public void Attach(params IDisposable[] disposables) => Attach((IEnumerable<IDisposable>)disposables);

    /// <inheritdoc cref="Attach(IDisposable)"/>
    /// <param name="disposables">The objects.</param>
    /// <returns>The same objects.</returns>
    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        var list = disposables.ToList();
        list.ForEach(Attach);
        return list;
    }

    /// <summary>Takes objects out of the scope; no scope disposes them from now on.</summary>
    /// <param name="disposables">The objects.</param>
    public void Detach(IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables)
        {
            if (!_disposables.Remove(disposable))
            {
                continue;
            }

            _manager.TensorStatistics.DetachedFromScopeCount++;
            if (disposable is torch.Tensor tensor)
            {
                tensor.OwningDisposeScope = null;
            }
        }
    }

    /// <inheritdoc cref="Detach(IEnumerable{IDisposable})"/>
    public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

    /// <summary>Takes an object out of the scope; no scope disposes it from now on.</summary>
    /// <param name="disposable">The object.</param>
    /// <returns>The object.</returns>
    public T Detach<T>(T disposable)
        where T : IDisposable
    {
        Detach([disposable]);
        return disposable;
    }

    /// <summary>Moves objects to the scope outside this one; without one, no scope disposes them from now on.</summary>
    /// <param name="disposables">The objects.</param>
    public void MoveToOuter(IEnumerable<IDisposable> disposables) => MoveToOther(OuterScope, disposables);

    /// <inheritdoc cref="MoveToOuter(IEnumerable{IDisposable})"/>
    public void MoveToOuter(params IDisposable[] disposables) => MoveToOther(OuterScope, disposables);

    /// <summary>Moves an object to the scope outside this one; without one, no scope disposes it from now on.</summary>
    /// <param name="disposable">The object.</param>
    /// <returns>The object.</returns>
    public T MoveToOuter<T>(T disposable)
        where T : IDisposable
    {
        MoveToOther(OuterScope, [disposable]);
        return disposable;
    }

    /// <summary>Moves two objects to the scope outside this one; without one, no scope disposes them from now on.</summary>
    /// <param name="first">The first object.</param>
    /// <param name="second">The second object.</param>
    /// <returns>Both objects.</returns>
    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        MoveToOther(OuterScope, [first, second]);
        return (first, second);
    }

    /// <summary>Moves objects to another scope; null stands for none, and no scope disposes them from now on.</summary>
    /// <param name="scope">Where to.</param>
    /// <param name="disposables">The objects.</param>
    public void MoveToOther(DisposeScope? scope, IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables)
        {
            if (!_disposables.Remove(disposable))
            {
                continue;
            }

            scope?.Include(disposable);
            if (scope is null)
            {
                _manager.TensorStatistics.DetachedFromScopeCount++;
            }

            if (disposable is torch.Tensor tensor)
            {
                tensor.OwningDisposeScope = scope;
            }
        }
    }

    /// <inheritdoc cref="MoveToOther(DisposeScope, IEnumerable{IDisposable})"/>
    public void MoveToOther(DisposeScope? scope, params IDisposable[] disposables) =>
        MoveToOther(scope, (IEnumerable<IDisposable>)disposables);

    /// <summary>Moves an object to another scope; null stands for none, and no scope disposes it from now on.</summary>
    /// <param name="scope">Where to.</param>
    /// <param name="disposable">The object.</param>
    /// <returns>The object.</returns>
    public T MoveToOther<T>(DisposeScope? scope, T disposable)
        where T : IDisposable
    {
        MoveToOther(scope, [disposable]);
        return disposable;
    }
}
