namespace Ham10000.Dataset;

/// <summary>A file that a zip's directory lists.</summary>
/// <param name="Index">Its place in the directory.</param>
/// <param name="FullName">Its name with folders, as it stands there. Never used as a path.</param>
/// <param name="Name">The last part of it.</param>
/// <param name="Length">How many bytes it claims to unpack to.</param>
/// <param name="PackedLength">How many bytes it takes in the zip.</param>
internal sealed record ZipPart(int Index, string FullName, string Name, long Length, long PackedLength)
{
    /// <summary>How many folders lie above it.</summary>
    internal int Depth => FullName.Count(c => c is '/' or '\\');
}
