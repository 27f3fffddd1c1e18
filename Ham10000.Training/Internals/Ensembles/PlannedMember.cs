using Ham10000.Dataset;

namespace Ham10000.Training.Internals;

/// <summary>A member of an ensemble that is to be trained.</summary>
internal sealed record PlannedMember(string Name, Recipe Recipe, DataSplit Split);
