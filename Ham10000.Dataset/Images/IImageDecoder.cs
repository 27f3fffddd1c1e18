namespace Ham10000.Dataset;

/// <summary>Decodes one kind of image file. Implementations are safe for use from several threads at once.</summary>
public interface IImageDecoder
{
    /// <summary>Whether the first bytes of a file are those of this decoder's format.</summary>
    /// <param name="header">The beginning of a file; 8 bytes are enough.</param>
    bool CanDecode(ReadOnlySpan<byte> header);

    /// <summary>Reads the size from the header, without decoding.</summary>
    /// <param name="file">The file, from its beginning.</param>
    /// <exception cref="DatasetFormatException">The header is damaged or of a kind that is not supported.</exception>
    ImageInfo ReadInfo(ReadOnlySpan<byte> file);

    /// <summary>Decodes the whole picture to 8-bit interleaved RGB.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="info">What <see cref="ReadInfo"/> said about this file.</param>
    /// <param name="pixels">Receives Height × Width × 3 bytes.</param>
    /// <exception cref="DatasetFormatException">The file is damaged or truncated.</exception>
    void Decode(ReadOnlySpan<byte> file, ImageInfo info, Span<byte> pixels);
}
