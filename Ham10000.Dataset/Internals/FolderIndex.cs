using System.IO.Enumeration;

namespace Ham10000.Dataset;

/// <summary>What one walk over a dataset's folder finds: the metadata files and the images, wherever they lie.</summary>
internal sealed class FolderIndex
{
    internal const string MetadataName = "HAM10000_metadata.csv";
    private static readonly string[] Extensions = [".jpg", ".jpeg", ".png"];
    private readonly Dictionary<string, string> _images = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedDictionary<string, (string Used, string Other)> _twice = new(StringComparer.Ordinal);
    private readonly List<string> _unreadable = [];

    /// <summary>The metadata files, the one nearest to the root first.</summary>
    internal List<string> MetadataFiles { get; } = [];

    /// <summary>How many different image names there are.</summary>
    internal int ImageCount => _images.Count;

    /// <summary>Walks the tree once. Folders that are links are followed, each real folder is visited once.</summary>
    internal static FolderIndex Of(string root)
    {
        var index = new FolderIndex();
        var visited = new HashSet<string>(StringComparer.Ordinal) { RealPath(root) };
        var level = new List<string> { root };
        while (level.Count > 0)
        {
            // Level by level and in order, so that the nearest of several equal names wins on every machine.
            var next = new List<string>();
            foreach (var folder in level)
            {
                next.AddRange(index.Visit(folder).Where(child => visited.Add(RealPath(child))));
            }

            level = next;
        }

        return index;
    }

    /// <summary>The file of an image, or null.</summary>
    internal string? Find(string imageId) => _images.GetValueOrDefault(imageId);

    /// <summary>What is odd about the folder, in words.</summary>
    internal IEnumerable<string> Warnings()
    {
        if (MetadataFiles.Count > 1)
        {
            yield return $"{MetadataFiles.Count} metadata files were found. '{MetadataFiles[0]}' is used, '{MetadataFiles[1]}'{(MetadataFiles.Count > 2 ? " and others are" : " is")} not.";
        }

        if (_twice.Count > 0)
        {
            var (id, (used, other)) = _twice.First();
            yield return $"{_twice.Count:N0} image(s) were found in more than one place. The file nearest to the folder's root is used: for '{id}' it is '{used}', not '{other}'.";
        }

        if (_unreadable.Count > 0)
        {
            yield return $"{_unreadable.Count} folder(s) could not be read and were passed over, such as '{_unreadable[0]}'. Check their permissions.";
        }
    }

    private List<string> Visit(string folder)
    {
        var folders = new List<string>();
        var files = new List<string>();
        try
        {
            var entries = new FileSystemEnumerable<(string Name, bool IsFolder)>(
                folder, (ref FileSystemEntry e) => (e.FileName.ToString(), e.IsDirectory), new EnumerationOptions { AttributesToSkip = FileAttributes.System, IgnoreInaccessible = false });
            foreach (var (name, isFolder) in entries)
            {
                // Files such as ._ISIC_0024306.jpg, which macOS leaves behind, are no images.
                if (!name.StartsWith('.'))
                {
                    (isFolder ? folders : files).Add(name);
                }
            }
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            _unreadable.Add(folder);
        }

        files.Sort(StringComparer.Ordinal);
        folders.Sort(StringComparer.Ordinal);
        files.ForEach(name => Add(folder, name));
        return folders.ConvertAll(name => Path.Combine(folder, name));
    }

    private void Add(string folder, string name)
    {
        if (name.Equals(MetadataName, StringComparison.OrdinalIgnoreCase))
        {
            MetadataFiles.Add(Path.Combine(folder, name));
            return;
        }

        var extension = Path.GetExtension(name.AsSpan());
        foreach (var known in Extensions)
        {
            if (extension.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                var path = Path.Combine(folder, name);
                var id = name[..^extension.Length];
                if (!_images.TryAdd(id, path))
                {
                    _twice.TryAdd(id, (_images[id], path));
                }

                return;
            }
        }
    }

    private static string RealPath(string folder)
        => new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? Path.GetFullPath(folder);
}
