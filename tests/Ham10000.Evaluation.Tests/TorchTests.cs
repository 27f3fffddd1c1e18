namespace Ham10000.Evaluation.Tests;

/// <summary>Tests that run models do so one after the other: they count live tensors.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TorchTests : ICollectionFixture<SmallSample>
{
    public const string Name = "torch";
}
