namespace Ham10000.Dataset;

/// <summary>How far <see cref="HamDataset.Open"/> has come with checking the images.</summary>
/// <param name="Checked">Images checked so far.</param>
/// <param name="Total">Images to check.</param>
public readonly record struct OpenProgress(int Checked, int Total);
