using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ham10000.Dataset;

/// <summary>Remembers in the cache which images decode in full, by path, size and time, so that each is decoded once.</summary>
/// <remarks>Good images only: a bad one is decoded anew each time, so that its reason is always fresh.</remarks>
internal sealed class CheckedImages
{
    private const string FileName = "decoded.txt";
    private readonly string _path;
    private readonly ConcurrentDictionary<string, byte> _good;
    private volatile bool _changed;

    private CheckedImages(string path, IEnumerable<string> good)
        => (_path, _good) = (path, new(good.Select(key => KeyValuePair.Create(key, (byte)0)), StringComparer.Ordinal));

    /// <summary>How many images are remembered.</summary>
    internal int Count => _good.Count;

    internal static CheckedImages Load(string? cacheFolder)
    {
        var path = Path.Combine(cacheFolder ?? CacheFolder.Root, "checked", FileName);
        try
        {
            return new CheckedImages(path, File.Exists(path) ? File.ReadLines(path).Where(IsKey).ToList() : []);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Without its memory the check is slower, and right all the same.
            return new CheckedImages(path, []);
        }
    }

    /// <summary>Decodes an image unless it is known to decode.</summary>
    internal void Check(string imagePath, Action decode)
    {
        var key = KeyOf(imagePath);
        if (!_good.ContainsKey(key))
        {
            decode();
            _good[key] = 0;
            _changed = true;
        }
    }

    internal void Save()
    {
        if (!_changed)
        {
            return;
        }

        try
        {
            AtomicFile.Write(_path, stream =>
            {
                using var text = new StreamWriter(stream, leaveOpen: true);
                foreach (var key in _good.Keys.Order(StringComparer.Ordinal))
                {
                    text.Write($"{key}\n");
                }
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A cache that cannot be written costs time at the next opening and nothing else.
        }
    }

    private static bool IsKey(string line) => line.Length == 64 && line.All(char.IsAsciiHexDigitUpper);

    private static string KeyOf(string path)
    {
        var file = new FileInfo(path);
        var text = string.Create(CultureInfo.InvariantCulture, $"{file.FullName}\n{file.Length}\n{file.LastWriteTimeUtc.Ticks}");
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
