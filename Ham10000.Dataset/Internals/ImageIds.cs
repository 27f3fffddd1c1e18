namespace Ham10000.Dataset;

/// <summary>Which image ids can be the name of a file inside a folder.</summary>
internal static class ImageIds
{
    private const int Longest = 200;
    private static readonly System.Buffers.SearchValues<char> Forbidden = System.Buffers.SearchValues.Create("/\\:*?\"<>|");

    /// <summary>Whether an id is a plain file name on every system: no separator, drive, wildcard or control character.</summary>
    internal static bool IsPlainName(string id)
        => id.Length is > 0 and <= Longest && id is not ("." or "..") && !id.AsSpan().ContainsAny(Forbidden) && !id.Any(char.IsControl);
}
