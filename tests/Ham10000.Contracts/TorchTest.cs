using static TorchSharp.torch;

namespace Ham10000.Contracts;

/// <summary>A test that computes with torch, on one thread: so small networks gain nothing from more, and two threads on a busy machine
/// wait for each other.</summary>
[Collection(Collection)]
public abstract class TorchTest
{
    /// <summary>The collection, which every test assembly defines without parallelization: torch's random state is process-wide.</summary>
    public const string Collection = "torch";

    protected TorchTest() => set_num_threads(1);
}
