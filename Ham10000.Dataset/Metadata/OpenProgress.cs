namespace Ham10000.Dataset;

/// <summary>How far <see cref="HamDataset.Open"/> has come.</summary>
/// <param name="Checked">Images done so far.</param>
/// <param name="Total">Images to do in this stage; unpacking counts anew for each zip.</param>
/// <param name="Stage">What is being done to them.</param>
public readonly record struct OpenProgress(int Checked, int Total, OpenStage Stage = OpenStage.Checking);
