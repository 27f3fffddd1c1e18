using Ham10000.Dataset;

namespace Ham10000.Training;

/// <summary>One fold of a cross-validation before it is trained.</summary>
/// <param name="Repeat">The repeat, from 0.</param>
/// <param name="Fold">The fold, from 0: the one whose images are the test part.</param>
/// <param name="Split">Its images.</param>
/// <param name="Folder">Where its files lie; null if none are kept.</param>
public sealed record FoldPlace(int Repeat, int Fold, DataSplit Split, string? Folder);
