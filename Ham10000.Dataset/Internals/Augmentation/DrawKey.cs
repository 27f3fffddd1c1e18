namespace Ham10000.Dataset;

/// <summary>What all random numbers of one image in one epoch follow from.</summary>
internal readonly record struct DrawKey(int Seed, int Epoch, int Image, int Occurrence)
{
    /// <summary>The numbers of one operation, which do not depend on those of another.</summary>
    internal CounterRandom Random(RandomPurpose purpose) => new(Seed, purpose, Epoch, Image, Occurrence);
}
