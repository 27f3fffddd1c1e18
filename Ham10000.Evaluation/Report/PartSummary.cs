namespace Ham10000.Evaluation;

/// <summary>What a part of a split holds.</summary>
/// <param name="Name">The part, such as <c>train</c>.</param>
/// <param name="Images">Its images.</param>
/// <param name="Lesions">Its lesions.</param>
/// <param name="ClassCounts">Its images of each class, in the order of the classes.</param>
public sealed record PartSummary(string Name, int Images, int Lesions, IReadOnlyList<int> ClassCounts);
