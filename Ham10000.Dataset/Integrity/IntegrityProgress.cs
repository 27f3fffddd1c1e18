namespace Ham10000.Dataset;

/// <summary>How far <see cref="HamDataset.CheckIntegrity"/> has come with looking at the images.</summary>
/// <param name="Checked">Images looked at so far.</param>
/// <param name="Total">Images to look at.</param>
public readonly record struct IntegrityProgress(int Checked, int Total);
