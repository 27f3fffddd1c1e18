namespace Ham10000.Dataset;

/// <summary>What <see cref="HamSample.Create"/> made.</summary>
/// <param name="Folder">The folder's absolute path.</param>
/// <param name="Images">How many images it holds.</param>
/// <param name="Lesions">How many lesions they show.</param>
/// <param name="ClassCounts">How many images each diagnosis has, in the order of <see cref="Diagnosis"/>.</param>
public sealed record HamSampleInfo(string Folder, int Images, int Lesions, IReadOnlyList<int> ClassCounts);
