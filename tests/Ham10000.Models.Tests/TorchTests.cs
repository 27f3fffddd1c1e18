namespace Ham10000.Models.Tests;

/// <summary>Tests that use torch's process-wide random state or count live tensors run one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TorchTests
{
    public const string Name = "torch";
}
