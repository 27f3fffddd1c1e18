using System.Collections.ObjectModel;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Ham10000.Dataset;

/// <summary>Unpacks the images of a zip into the cache, once: the folder is known by the zip's path, length and time.</summary>
internal static class ZipUnpacker
{
    private const int ReportEvery = 100;
    private const int Version = 1;

    /// <summary>The folder with the zip's images, flat, under their plain names.</summary>
    /// <exception cref="DatasetFormatException">The zip is damaged, encrypted, lies or is too large.</exception>
    /// <exception cref="IOException">The cache cannot be written.</exception>
    internal static string Unpack(ZipSource zip, OpenOptions options)
    {
        var parts = zip.Directory.Images.Values.OrderBy(part => part.Index).ToList();
        ZipLimits.Check(zip.Path, parts, options.DecodePixelsLimit);
        var folder = Path.Combine(options.CacheFolder ?? CacheFolder.Root, "unpacked", NameOf(zip.Path));
        if (IsComplete(folder, parts))
        {
            return folder;
        }

        try
        {
            using var temporary = new FolderInWork(folder);
            Extract(zip.Path, parts, temporary.Path, options.Progress);
            UnpackedFolder.Keep(temporary, folder, () => IsComplete(folder, parts));
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && e is not BoundExceededException)
        {
            throw new IOException($"The zip '{zip.Path}' cannot be unpacked to '{folder}': {e.Message.TrimEnd('.')}. It needs {parts.Sum(p => p.Length) / 1e6:F0} MB there; make room and check the folder's permissions, or set {CacheFolder.Variable} to another folder.", e);
        }
    }

    private static void Extract(string path, List<ZipPart> parts, string folder, IProgress<OpenProgress>? progress)
    {
        ZipArchive archive;
        try
        {
            archive = ZipFile.OpenRead(path);
        }
        catch (InvalidDataException e)
        {
            throw ZipErrors.Broken(path, e);
        }

        using (archive)
        {
            var entries = archive.Entries;
            for (var i = 0; i < parts.Count; i++)
            {
                ExtractOne(path, parts[i], entries, folder);
                if (i + 1 == parts.Count || (i + 1) % ReportEvery == 0)
                {
                    progress?.Report(new OpenProgress(i + 1, parts.Count, OpenStage.Unpacking));
                }
            }
        }
    }

    private static void ExtractOne(string path, ZipPart part, ReadOnlyCollection<ZipArchiveEntry> entries, string folder)
    {
        if (part.Index >= entries.Count || entries[part.Index].FullName != part.FullName)
        {
            throw ZipErrors.Of(path, part, "it is not where it was a moment ago. Leave the zip alone while it is read.");
        }

        var entry = entries[part.Index];
        if (entry.IsEncrypted)
        {
            throw ZipErrors.Of(path, part, "it is encrypted. Expected a zip without a password; unpack it yourself.");
        }

        try
        {
            using var packed = new BoundedStream(entry.Open(), part.Length);
            using var file = new FileStream(Path.Combine(folder, part.Name), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            Copy(packed, file, out var length, out var crc);
            if (length != part.Length || crc != entry.Crc32)
            {
                throw new InvalidDataException(length != part.Length
                    ? $"It has {length:N0} bytes and not the {part.Length:N0} that the zip lists."
                    : "Its bytes do not match the checksum that the zip lists.");
            }
        }
        catch (Exception e) when (e is InvalidDataException or BoundExceededException or EndOfStreamException or NotSupportedException)
        {
            throw ZipErrors.Of(path, part, $"it cannot be unpacked: {e.Message} Fetch the zip again.", e);
        }
    }

    private static void Copy(Stream from, FileStream to, out long length, out uint crc)
    {
        var buffer = new byte[1 << 16];
        (length, crc) = (0, 0);
        for (int count; (count = from.Read(buffer)) > 0;)
        {
            crc = Crc32.Append(crc, buffer.AsSpan(0, count));
            to.Write(buffer.AsSpan(0, count));
            length += count;
        }
    }

    private static bool IsComplete(string folder, List<ZipPart> parts)
        => Directory.Exists(folder) && parts.TrueForAll(part => new FileInfo(Path.Combine(folder, part.Name)) is { Exists: true } file && file.Length == part.Length);

    private static string NameOf(string path)
    {
        var file = new FileInfo(path);
        var text = string.Create(CultureInfo.InvariantCulture, $"{Version}\n{file.FullName}\n{file.Length}\n{file.LastWriteTimeUtc.Ticks}");
        var stem = new string([.. Path.GetFileNameWithoutExtension(path).Where(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-').Take(60)]);
        return $"{stem}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8))}";
    }
}
