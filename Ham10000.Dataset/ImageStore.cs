
namespace Ham10000.Dataset;

/// <summary>All images of a dataset, resized and packed as 8-bit RGB in one memory-mapped file, one row per image.</summary>
/// <remarks>
/// A store is built once, in parallel, and opened in milliseconds from then on. It is written to a new file that replaces
/// the old one when it is complete and on disk, so that a build that is killed leaves nothing behind that could be read.
/// Each row carries a checksum that is verified when the row is first read. Reading is safe from several threads.
/// </remarks>
public sealed partial class ImageStore : IDisposable
{
    private readonly IReadOnlyList<ImageSource> _sources;
    private readonly StoreMapping _mapping;
    private readonly bool[] _verified;
    private readonly int _rowLength;

    private ImageStore(string path, StoreHeader header, StoreMapping mapping, IReadOnlyList<ImageSource> sources)
    {
        (Path, Count, Height, Width, _mapping, _sources) = (path, header.Count, header.Height, header.Width, mapping, sources);
        _rowLength = Height * Width * RgbImage.Channels;
        _verified = new bool[Count];
    }

    /// <summary>The number of images.</summary>
    public int Count { get; }

    /// <summary>Rows of pixels per image.</summary>
    public int Height { get; }

    /// <summary>Columns of pixels per image.</summary>
    public int Width { get; }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The pixels of an image: Height × Width × 3 grey levels, interleaved RGB, row-major. Valid until the store is disposed.</summary>
    /// <param name="row">0..Count - 1, in the order of the sources.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="ObjectDisposedException">The store is disposed.</exception>
    /// <exception cref="DatasetFormatException">The row was damaged on disk. The file is removed, so that the next opening builds it again.</exception>
    public ReadOnlySpan<byte> this[int row]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(row);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
            ObjectDisposedException.ThrowIf(_mapping.IsClosed, this);
            var pixels = _mapping.Row(row, _rowLength);
            if (!_verified[row])
            {
                Verify(row, pixels);
            }

            return pixels;
        }
    }

    /// <summary>The id of the image in a row.</summary>
    /// <param name="row">0..Count - 1.</param>
    public string ImageIdOf(int row) => _sources[row].ImageId;

    /// <summary>Closes the file; it stays on disk. Loaders that are still reading keep it mapped until they end.</summary>
    public void Dispose() => _mapping.Dispose();

    /// <summary>The checksum of an image's pixels, as it was when the store was built.</summary>
    internal uint ChecksumOf(int row)
    {
        ObjectDisposedException.ThrowIf(_mapping.IsClosed, this);
        return _mapping.ChecksumOf(row);
    }

    /// <summary>Keeps the file mapped, even if the store is disposed, until the lease is.</summary>
    internal StoreMapping.Lease Acquire()
    {
        ObjectDisposedException.ThrowIf(_mapping.IsClosed, this);
        return _mapping.Acquire();
    }

    private void Verify(int row, ReadOnlySpan<byte> pixels)
    {
        if (Checksum.Of(pixels) != _mapping.ChecksumOf(row))
        {
            StoreFolder.TryDelete(Path);
            throw new DatasetFormatException($"{Path}, row {row}: the pixels of image '{ImageIdOf(row)}' do not match their checksum, so the store was damaged on disk. It has been removed; open it again to build it anew.")
            {
                Path = Path,
                ImageId = ImageIdOf(row),
            };
        }

        _verified[row] = true;
    }
}
