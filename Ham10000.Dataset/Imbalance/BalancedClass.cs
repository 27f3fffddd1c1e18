namespace Ham10000.Dataset;

/// <summary>What balancing did to a class.</summary>
public sealed record BalancedClass
{
    /// <summary>The class's name.</summary>
    public required string Name { get; init; }

    /// <summary>Original images that are in the balanced set.</summary>
    public required int Originals { get; init; }

    /// <summary>Augmented copies that were added.</summary>
    public required int Copies { get; init; }

    /// <summary>Original images that were left out.</summary>
    public required int Dropped { get; init; }

    /// <summary>Images of the class in the test part, copies included.</summary>
    public int TestImages { get; init; }

    /// <summary>Those of them that share an original with an image of the training part: one is a copy of the other, or both are of a third.</summary>
    public int LeakedTestImages { get; init; }

    /// <summary>Images of the class in the balanced set.</summary>
    public int Images => Originals + Copies;
}
