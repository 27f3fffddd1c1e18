namespace Ham10000.Dataset;

public sealed partial class RgbImage
{
    /// <summary>Writes the image as an 8-bit RGB PNG, without loss. The path holds its old content until the new one is complete.</summary>
    /// <param name="path">The file. Its folder is created where there is none.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public void SavePng(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        AtomicFile.Write(path, stream => stream.Write(PngEncoder.Encode(this)));
    }
}
