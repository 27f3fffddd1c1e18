namespace TorchSharp;

/// <summary>A mode of libtorch that holds on one thread until disposed there.</summary>
internal sealed class ThreadMode : IDisposable
{
    private readonly string _name;
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private Action? _restore;

    private ThreadMode(string name, Action restore)
    {
        _name = name;
        _restore = restore;
    }

    public static ThreadMode Gradients(string name, bool enabled)
    {
        Native.Check(Native.ht_grad_mode(out var before));
        Native.Check(Native.ht_set_grad_mode(enabled ? 1 : 0));
        return new ThreadMode(name, () => Native.Check(Native.ht_set_grad_mode(before)));
    }

    public static ThreadMode Inference(bool enabled)
    {
        Native.Check(Native.ht_inference_guard_new(enabled ? 1 : 0, out var guard));
        return new ThreadMode(nameof(torch.inference_mode), () => Native.ht_inference_guard_free(guard));
    }

    /// <summary>Restores what was before.</summary>
    /// <exception cref="InvalidOperationException">This is another thread than the one whose mode was set.</exception>
    public void Dispose()
    {
        if (_restore is null)
        {
            return;
        }

        if (Environment.CurrentManagedThreadId != _thread)
        {
            throw new InvalidOperationException(
                $"torch.{_name}() was entered on thread {_thread} and left on thread {Environment.CurrentManagedThreadId}. The mode belongs to a thread: leave it where it was entered, with no await in between.");
        }

        _restore();
        _restore = null;
    }
}
