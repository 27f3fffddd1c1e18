namespace Ham10000.Dataset;

/// <summary>How far the writing of a balanced set is.</summary>
/// <param name="Done">Images written, originals included.</param>
/// <param name="Total">Images in all.</param>
/// <param name="Elapsed">Time since the beginning.</param>
public readonly record struct BalanceProgress(int Done, int Total, TimeSpan Elapsed);
