namespace Ham10000.LibTorch.Tests;

/// <summary>Tests that set or count what the whole process shares (seeds, threads, live tensors): one after another, alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
#pragma warning disable CA1711 // xunit calls it a collection.
public sealed class TorchStateCollection
#pragma warning restore CA1711
{
    public const string Name = "torch state";
}
