using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

/// <summary>A test that computes with torch, on one thread: so small networks gain nothing from more, and two threads on a busy machine
/// wait for each other.</summary>
[Collection(TorchTests.Name)]
public abstract class TorchTest
{
    protected TorchTest() => set_num_threads(1);
}
