namespace Ham10000.Training.Internals;

/// <summary>A checkpoint that cannot be used, and why.</summary>
internal sealed record CheckpointFault(string Path, string Reason, bool IsDamaged)
{
    public override string ToString() => $"'{Path}': {Reason}";
}
