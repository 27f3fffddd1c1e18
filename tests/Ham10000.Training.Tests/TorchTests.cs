namespace Ham10000.Training.Tests;

/// <summary>Tests that run a network: torch's thread count and random state are global, so they take turns.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TorchTests : ICollectionFixture<SmallSample>
{
    public const string Name = "torch";
}
