namespace Ham10000.Dataset;

/// <summary>In what ways training gives an image away.</summary>
[Flags]
internal enum LeakKinds
{
    None = 0,
    Sibling = 1,
    IdenticalFile = 2,
    NearDuplicate = 4,
    Copy = 8,
    Any = Sibling | IdenticalFile | NearDuplicate | Copy,
}
