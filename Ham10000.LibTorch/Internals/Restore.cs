namespace TorchSharp;

/// <summary>Undoes a change of a setting once, when disposed.</summary>
internal sealed class Restore(Action undo) : IDisposable
{
    private Action? _undo = undo;

    public void Dispose() => Interlocked.Exchange(ref _undo, null)?.Invoke();
}
