using TorchSharp;

namespace Ham10000.Training.Internals;

/// <summary>Sets the thread count and the seed of torch for one fit and puts both back as they were.</summary>
internal sealed class TorchScope : IDisposable
{
    private readonly int _threads = torch.get_num_threads();
    private readonly torch.Tensor _randomState = torch.get_rng_state().DetachFromDisposeScope();

    internal TorchScope(int? threads, int seed)
    {
        Threads = threads ?? Environment.ProcessorCount;
        torch.set_num_threads(Threads);
        torch.manual_seed(seed);
    }

    internal int Threads { get; }

    public void Dispose()
    {
        torch.set_num_threads(_threads);
        torch.set_rng_state(_randomState);
        _randomState.Dispose();
    }
}
