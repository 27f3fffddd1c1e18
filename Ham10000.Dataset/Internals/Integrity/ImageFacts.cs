namespace Ham10000.Dataset;

/// <summary>What a full look at an image file found, so that it need not be looked at again.</summary>
/// <param name="Content">The SHA-256 of the file's bytes, in hexadecimal.</param>
/// <param name="Height">Rows of the picture.</param>
/// <param name="Width">Columns of the picture.</param>
/// <param name="IsBlank">Whether the picture is of one colour throughout.</param>
/// <param name="Thumbnail">The picture as <see cref="Side"/> × <see cref="Side"/> grey levels, row after row.</param>
internal sealed record ImageFacts(string Content, int Height, int Width, bool IsBlank, byte[] Thumbnail)
{
    /// <summary>Rows and columns of every thumbnail.</summary>
    internal const int Side = 32;

    /// <summary>Bytes of a thumbnail.</summary>
    internal const int Pixels = Side * Side;
}
