using Microsoft.Win32.SafeHandles;

namespace Ham10000.Models;

/// <summary>An open safetensors file: its header in memory, checked, and its tensors read on demand.</summary>
/// <remarks>Reading is thread-safe. The format: 8 bytes with the little-endian length of the header, the header in JSON, then
/// the tensors one after the other, row-major and little-endian, with no gap and nothing behind the last one.</remarks>
public sealed partial class SafetensorsFile : IDisposable
{
    private readonly SafeFileHandle _handle;
    private readonly long _dataStart;
    private readonly Dictionary<string, SafetensorsEntry> _byName;

    private SafetensorsFile(string path, SafeFileHandle handle, long dataStart, SafetensorsHeader header)
    {
        Path = path;
        _handle = handle;
        _dataStart = dataStart;
        Entries = header.Entries;
        Metadata = header.Metadata;
        _byName = header.Entries.ToDictionary(e => e.Name, StringComparer.Ordinal);
    }

    /// <summary>The file, as the caller named it.</summary>
    public string Path { get; }

    /// <summary>The tensors in the order of their data.</summary>
    public IReadOnlyList<SafetensorsEntry> Entries { get; }

    /// <summary>The free text that the file carries, by key; often empty.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Opens a file, reads its header and checks it against the file's size.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The open file. The caller disposes it.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ModelFormatException">The file is damaged, cut short or of another format.</exception>
    public static SafetensorsFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var handle = File.OpenHandle(path);
        try
        {
            var fileLength = RandomAccess.GetLength(handle);
            var prefix = new byte[SafetensorsHeader.LengthSize];
            var length = SafetensorsHeader.CheckLength(prefix.AsSpan(0, RandomAccess.Read(handle, prefix, 0)), fileLength, path);
            var json = new byte[length];
            Fill(handle, json, SafetensorsHeader.LengthSize, path);
            var dataStart = SafetensorsHeader.LengthSize + length;
            return new SafetensorsFile(path, handle, dataStart, SafetensorsHeader.Parse(json, fileLength - dataStart, path));
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>The tensor of a name, if the file has it.</summary>
    /// <param name="name">The name, case-sensitive.</param>
    /// <returns>The entry, or null.</returns>
    public SafetensorsEntry? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Reads all bytes of a tensor, as they lie in the file.</summary>
    /// <param name="entry">One of <see cref="Entries"/>.</param>
    /// <param name="destination">Room for exactly <see cref="SafetensorsEntry.ByteCount"/> bytes.</param>
    /// <exception cref="ArgumentException">destination has another length.</exception>
    /// <exception cref="ModelFormatException">The file became shorter, or a BOOL is neither 0 nor 1.</exception>
    public void ReadBytes(SafetensorsEntry entry, Span<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (destination.Length != entry.ByteCount)
        {
            throw new ArgumentException($"Tensor {Text.Quote(entry.Name)} has {entry.ByteCount:N0} bytes; got room for {destination.Length:N0}.", nameof(destination));
        }

        ReadPart(entry, 0, destination);
    }

    /// <inheritdoc />
    public void Dispose() => _handle.Dispose();

    private void ReadPart(SafetensorsEntry entry, long offset, Span<byte> destination)
    {
        Fill(_handle, destination, _dataStart + entry.Begin + offset, Path);
        if (entry.Type == SafetensorsType.Bool && destination.ContainsAnyExceptInRange((byte)0, (byte)1))
        {
            throw new ModelFormatException(Path, $"{Path}, tensor {Text.Quote(entry.Name)}: a BOOL has a byte other than 0 and 1.", null);
        }
    }

    private static void Fill(SafeFileHandle handle, Span<byte> destination, long offset, string path)
    {
        while (!destination.IsEmpty)
        {
            var read = RandomAccess.Read(handle, destination, offset);
            if (read == 0)
            {
                throw new ModelFormatException(path, $"{path} ended at byte {offset:N0} while it was read; {destination.Length:N0} more were expected.", null);
            }

            destination = destination[read..];
            offset += read;
        }
    }
}
