namespace Ham10000.Evaluation;

/// <summary>A setting or version in which two runs differ.</summary>
/// <param name="Name">Its name.</param>
/// <param name="First">The first run's value; null where it does not say.</param>
/// <param name="Second">The second run's value; null where it does not say.</param>
public sealed record SettingDifference(string Name, string? First, string? Second);
