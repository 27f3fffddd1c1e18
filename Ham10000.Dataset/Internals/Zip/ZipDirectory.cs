using System.IO.Compression;

namespace Ham10000.Dataset;

/// <summary>The images and tables that a zip lists, by their plain names.</summary>
/// <param name="Images">The images, each id once.</param>
/// <param name="Tables">The tables, the nearest to the root first.</param>
/// <param name="Repeated">Ids that the zip lists more than once.</param>
/// <param name="HoldsZips">Whether zips are in it, which are not looked into.</param>
internal sealed record ZipDirectory(IReadOnlyDictionary<string, ZipPart> Images, IReadOnlyList<ZipPart> Tables, IReadOnlyList<string> Repeated, bool HoldsZips)
{
    /// <summary>Where macOS puts what belongs to no file.</summary>
    internal const string MacFolder = "__MACOSX";

    internal static readonly ZipDirectory Empty = new(new Dictionary<string, ZipPart>(), [], [], HoldsZips: false);

    /// <summary>Reads a zip's directory and nothing else of it.</summary>
    /// <exception cref="DatasetFormatException">The zip is damaged, or lists more than anyone needs.</exception>
    internal static ZipDirectory Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            ZipEnd.Check(stream, path);
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            return Of([.. archive.Entries.Select((entry, i) => new ZipPart(i, entry.FullName, PlainName(entry.FullName), entry.Length, entry.CompressedLength))]);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw ZipErrors.Broken(path, e);
        }
    }

    private static ZipDirectory Of(List<ZipPart> parts)
    {
        var wanted = parts.Where(IsWanted).OrderBy(part => part.Depth).ThenBy(part => part.FullName, StringComparer.Ordinal).ThenBy(part => part.Index).ToList();
        var images = new Dictionary<string, ZipPart>(StringComparer.OrdinalIgnoreCase);
        var repeated = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var part in wanted)
        {
            if (ImageFiles.IdOf(part.Name) is { } id && !images.TryAdd(id, part))
            {
                repeated.Add(id);
            }
        }

        return new ZipDirectory(images, [.. wanted.Where(part => TableFile.IsTableName(part.Name))], [.. repeated], wanted.Exists(part => ZipSource.IsZipName(part.Name)));
    }

    private static bool IsWanted(ZipPart part)
        => part.Name.Length > 0 && part.Name[0] != '.' && !part.FullName.Split('/', '\\').Contains(MacFolder);

    private static string PlainName(string fullName) => fullName[(fullName.AsSpan().LastIndexOfAny('/', '\\') + 1)..];
}
