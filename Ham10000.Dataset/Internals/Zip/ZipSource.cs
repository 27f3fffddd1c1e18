using System.IO.Compression;

namespace Ham10000.Dataset;

/// <summary>A zip in a dataset's folder, and what its directory says it holds.</summary>
internal sealed record ZipSource(string Path, ZipDirectory Directory, DatasetFormatException? Problem)
{
    /// <summary>The plain name, for messages.</summary>
    internal string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The tables in it.</summary>
    internal IEnumerable<TableFile> Tables => Directory.Tables.Select(entry => new TableFile($"{Path}!{entry.Name}", () => OpenEntry(entry)));

    internal static bool IsZipName(string name) => name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the directory. A zip that cannot be read may not be needed, so that its problem is kept, not thrown.</summary>
    internal static ZipSource Open(string path)
    {
        try
        {
            return new ZipSource(path, ZipDirectory.Read(path), null);
        }
        catch (DatasetFormatException e)
        {
            return new ZipSource(path, ZipDirectory.Empty, e);
        }
    }

    private ZipEntryStream OpenEntry(ZipPart part)
    {
        var archive = ZipFile.OpenRead(Path);
        try
        {
            var entry = archive.Entries[part.Index];
            return entry.FullName == part.FullName && !entry.IsEncrypted
                ? new ZipEntryStream(archive, entry.Open())
                : throw new InvalidDataException($"Entry '{Display.Text(part.FullName)}' is encrypted or has changed.");
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }
}
