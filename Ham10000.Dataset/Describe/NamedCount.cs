namespace Ham10000.Dataset;

/// <summary>How many images have a value.</summary>
/// <param name="Name">The value.</param>
/// <param name="Images">How many images have it.</param>
public sealed record NamedCount(string Name, int Images);
