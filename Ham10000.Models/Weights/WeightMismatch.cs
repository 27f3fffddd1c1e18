namespace Ham10000.Models;

/// <summary>A weight that a file has in another form than the network.</summary>
/// <param name="Name">The state-dict key.</param>
/// <param name="Found">Type and shape in the file, such as <c>F32 (1000, 1024)</c>.</param>
/// <param name="Expected">Type and shape in the network.</param>
public sealed record WeightMismatch(string Name, string Found, string Expected)
{
    /// <summary>The mismatch in a few words.</summary>
    /// <returns>For example <c>fc.weight is F32 (1000, 1024), expected F32 (7, 1024)</c>.</returns>
    public override string ToString() => $"{Text.Shorten(Name)} is {Found}, expected {Expected}";
}
