namespace Ham10000.Dataset;

/// <summary>The image files of a dataset, by id: the file's name without its extension, whatever its case.</summary>
internal sealed class ImageFiles
{
    private static readonly string[] Extensions = [".jpg", ".jpeg", ".png"];
    private readonly Dictionary<string, string> _paths = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedDictionary<string, (string Used, string Other)> _twice = new(StringComparer.Ordinal);

    /// <summary>Every image file, in the order of the walk.</summary>
    internal List<(string Id, string Path)> All { get; } = [];

    /// <summary>How many different ids there are.</summary>
    internal int Count => _paths.Count;

    /// <summary>The id of an image file, or null if the name is none of an image.</summary>
    internal static string? IdOf(string name)
    {
        var extension = Path.GetExtension(name.AsSpan());
        foreach (var known in Extensions)
        {
            if (extension.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return name[..^extension.Length];
            }
        }

        return null;
    }

    /// <summary>Takes a file if it is an image by its name.</summary>
    internal void Add(string path, string name)
    {
        if (IdOf(name) is not { } id)
        {
            return;
        }

        All.Add((id, path));
        if (!_paths.TryAdd(id, path))
        {
            _twice.TryAdd(id, (_paths[id], path));
        }
    }

    /// <summary>Takes a file from a zip, unless there is one of that id.</summary>
    internal void AddUnpacked(string id, string path)
    {
        if (_paths.TryAdd(id, path))
        {
            All.Add((id, path));
        }
    }

    /// <summary>The file of an image, or null.</summary>
    internal string? Find(string imageId) => _paths.GetValueOrDefault(imageId);

    /// <summary>A warning about ids that several files have.</summary>
    internal IEnumerable<string> DuplicateWarnings()
    {
        if (_twice.Count > 0)
        {
            var (id, (used, other)) = _twice.First();
            yield return $"{_twice.Count:N0} image(s) were found in more than one place. The file nearest to the folder's root is used: for '{id}' it is '{used}', not '{other}'.";
        }
    }

    /// <summary>A warning about images of the folder that no row names.</summary>
    internal IEnumerable<string> UnnamedWarnings(IEnumerable<string> named, string source)
    {
        var known = named.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var unnamed = All.Select(image => image.Id).Where(id => !known.Contains(id)).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
        if (unnamed.Count > 0)
        {
            yield return $"{unnamed.Count:N0} image(s) are named by no row of {source} and are not used: {Display.Some([.. unnamed.Select(Display.Text)])}.";
        }
    }
}
