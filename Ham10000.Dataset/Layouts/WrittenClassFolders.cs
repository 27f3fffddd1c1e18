namespace Ham10000.Dataset;

/// <summary>What <see cref="HamDataset.WriteClassFolders"/> and <see cref="DataSplit.WriteClassFolders"/> wrote.</summary>
/// <param name="Folder">The folder's absolute path.</param>
/// <param name="Images">How many images it holds.</param>
/// <param name="ClassCounts">How many images each diagnosis has, in the order of <see cref="Diagnosis"/>.</param>
/// <param name="PartCounts">How many images each part has; empty where the class folders are not in parts.</param>
public sealed record WrittenClassFolders(string Folder, int Images, IReadOnlyList<int> ClassCounts, IReadOnlyDictionary<OfficialPart, int> PartCounts);
