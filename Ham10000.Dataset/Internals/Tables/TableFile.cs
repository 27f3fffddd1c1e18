namespace Ham10000.Dataset;

/// <summary>A text table, in a file of its own or inside a zip.</summary>
/// <param name="Path">The file's absolute path; for one in a zip, the zip's path, "!" and the name inside.</param>
/// <param name="Opener">Opens its bytes.</param>
internal sealed record TableFile(string Path, Func<Stream> Opener)
{
    private static readonly string[] Extensions = [".csv", ".tab", ".tsv", ".txt"];

    /// <summary>The plain name, which messages use.</summary>
    internal string Name { get; } = System.IO.Path.GetFileName(Path.AsSpan(Path.LastIndexOf('!') + 1)).ToString();

    /// <summary>The name without its extension.</summary>
    internal string Stem => StemOf(Name);

    internal static TableFile OnDisk(string path) => new(path, () => File.OpenRead(path));

    /// <summary>Whether a file could be a table, by its name: a known extension, or the name that Dataverse gives its metadata.</summary>
    internal static bool IsTableName(string name)
    {
        var extension = System.IO.Path.GetExtension(name);
        return extension.Length == 0
            ? name.Equals(TableNames.HamStem, StringComparison.OrdinalIgnoreCase)
            : Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase);
    }

    private static string StemOf(string name)
    {
        var extension = System.IO.Path.GetExtension(name);
        return Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase) ? name[..^extension.Length] : name;
    }
}
