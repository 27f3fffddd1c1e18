using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Ham10000.Dataset;

/// <summary>Remembers in the cache what a full look at each image of a folder found, by path, size and time, so that each is
/// read and decoded once. Opening and the integrity check share it.</summary>
/// <remarks>Good images only: a bad one is looked at anew each time, so that its reason is always fresh.</remarks>
internal sealed class FactStore
{
    private readonly string _path;
    private readonly ConcurrentDictionary<UInt128, (FileStamp Stamp, ImageFacts Facts)> _known;
    private readonly Func<string, FileStamp> _stampOf;
    private readonly ConcurrentBag<FactReader> _readers = [];
    private volatile bool _changed;
    private int _read;

    private FactStore(string path, IEnumerable<KeyValuePair<UInt128, (FileStamp, ImageFacts)>> known, Func<string, FileStamp> stampOf)
        => (_path, _known, _stampOf) = (path, new(known), stampOf);

    /// <summary>How many images are remembered.</summary>
    internal int Count => _known.Count;

    /// <summary>How many images were read and decoded, because nothing was known of them.</summary>
    internal int ImagesRead => _read;

    /// <summary>Opens the memory of a dataset's folder.</summary>
    /// <param name="cacheFolder">Where it lies; null for <see cref="CacheFolder.Root"/>.</param>
    /// <param name="root">The absolute path of the dataset.</param>
    /// <param name="stampOf">How a file's state is told; null for <see cref="FileStamp.Of"/>.</param>
    internal static FactStore Load(string? cacheFolder, string root, Func<string, FileStamp>? stampOf = null)
    {
        stampOf ??= FileStamp.Of;
        var path = Path.Combine(cacheFolder ?? CacheFolder.Root, "checked", $"{KeyOf(root):x32}.facts");
        try
        {
            return new FactStore(path, File.Exists(path) ? FactFile.Read(path) : [], stampOf);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Without its memory the check is slower, and right all the same.
            return new FactStore(path, [], stampOf);
        }
    }

    /// <summary>The facts of an image, read and decoded if need be.</summary>
    /// <exception cref="DatasetFormatException">The image cannot be decoded in full, or is larger than the limit.</exception>
    internal ImageFacts Of(string imagePath, DecodeOptions decode)
    {
        var (key, before) = (KeyOf(Path.GetFullPath(imagePath)), _stampOf(imagePath));
        if (_known.TryGetValue(key, out var known) && known.Stamp == before && (long)known.Facts.Height * known.Facts.Width <= decode.DecodePixelsLimit)
        {
            return known.Facts;
        }

        var facts = Read(imagePath, decode, out var length);
        if (length == before.Length && _stampOf(imagePath) == before)
        {
            // A file that changes while it is read is used as it was read, and not remembered.
            _known[key] = (before, facts);
            _changed = true;
        }

        return facts;
    }

    internal void Save()
    {
        if (!_changed)
        {
            return;
        }

        try
        {
            FactFile.Write(_path, _known);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A cache that cannot be written costs time at the next check and nothing else.
        }
    }

    private ImageFacts Read(string path, DecodeOptions decode, out int length)
    {
        var reader = _readers.TryTake(out var idle) ? idle : new FactReader();
        try
        {
            Interlocked.Increment(ref _read);
            return reader.Read(path, decode, out length);
        }
        finally
        {
            _readers.Add(reader);
        }
    }

    private static UInt128 KeyOf(string path) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(path)));
}
