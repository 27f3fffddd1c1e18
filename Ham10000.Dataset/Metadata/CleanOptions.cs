namespace Ham10000.Dataset;

/// <summary>Which records <see cref="HamDataset.Clean"/> leaves out. The defaults are the rules of the original program.</summary>
public sealed record CleanOptions
{
    /// <summary>Leaves out records whose age is empty or zero. Default: true.</summary>
    public bool DropMissingAge { get; init; } = true;

    /// <summary>Leaves out records with <c>unknown</c> in any column. Default: true.</summary>
    public bool DropUnknown { get; init; } = true;
}
