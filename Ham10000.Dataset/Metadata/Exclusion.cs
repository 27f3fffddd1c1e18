namespace Ham10000.Dataset;

/// <summary>One row of the metadata that is not among a dataset's records.</summary>
/// <param name="ImageId">The image id as the row has it, control characters escaped; empty where it could not be read.</param>
/// <param name="Line">The row's line in the metadata file, counted from 1.</param>
/// <param name="Reason">Why the row was left out.</param>
/// <param name="Detail">The reason in words. Never holds an age or a sex.</param>
public sealed record Exclusion(string ImageId, int Line, ExclusionReason Reason, string Detail);
