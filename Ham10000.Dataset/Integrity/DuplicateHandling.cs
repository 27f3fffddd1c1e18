namespace Ham10000.Dataset;

/// <summary>What <see cref="HamDataset.Clean"/> does with images that show the same picture.</summary>
public enum DuplicateHandling
{
    /// <summary>All stay.</summary>
    KeepAll,

    /// <summary>Of each group the one stays whose id comes first in ordinal order. A group holds whatever is linked by pairs: where A
    /// resembles B and B resembles C, one of the three stays.</summary>
    KeepFirst,

    /// <summary>None of a group stays.</summary>
    DropAll,
}
