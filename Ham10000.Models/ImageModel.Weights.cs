namespace Ham10000.Models;

public sealed partial class ImageModel
{
    /// <summary>What became of every weight of the file that the backbone started from. Null where it started at random, and for a model that was loaded.</summary>
    public WeightReport? BackboneWeights { get; private set; }
}
