using System.IO.Enumeration;

namespace Ham10000.Dataset;

/// <summary>What one walk over a dataset's folder finds: tables, images and zips, wherever they lie, the nearest to the root first.</summary>
internal sealed class FolderIndex
{
    private readonly ImageFiles _images;
    private readonly List<TableFile> _tables = [];
    private readonly List<string> _unreadable = [];

    private FolderIndex(string root) => (Root, _images) = (root, new ImageFiles());

    /// <summary>The folder's absolute path.</summary>
    internal string Root { get; }

    /// <summary>Every image file, and which one an id means.</summary>
    internal ImageFiles Images => _images;

    /// <summary>The tables, those in zips last.</summary>
    internal IReadOnlyList<TableFile> Tables => _tables;

    /// <summary>The zips.</summary>
    internal List<ZipSource> Zips { get; } = [];

    /// <summary>Walks the tree once. Folders that are links are followed, each real folder is visited once.</summary>
    internal static FolderIndex Of(string root)
    {
        var index = new FolderIndex(root);
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

        index._tables.AddRange(index.Zips.SelectMany(zip => zip.Tables));
        return index;
    }

    /// <summary>What is odd about the folder, in words.</summary>
    internal IEnumerable<string> Warnings()
    {
        if (_unreadable.Count > 0)
        {
            yield return $"{_unreadable.Count} folder(s) could not be read and were passed over, such as '{_unreadable[0]}'. Check their permissions.";
        }

        foreach (var zip in Zips.Where(zip => zip.Problem is not null))
        {
            yield return $"A zip was passed over, since nothing in it is needed: {zip.Problem!.Message}";
        }
    }

    /// <summary>What was found, for an error that says that it is not enough.</summary>
    internal string Summary()
    {
        var tables = _tables.Count == 0 ? "no table" : $"{_tables.Count:N0} table(s) ({Display.Some([.. _tables.Select(t => Display.Text(t.Name))])})";
        var zips = Zips.Count == 0 ? "no zip" : $"{Zips.Count:N0} zip(s) ({Display.Some([.. Zips.Select(z => Display.Text(z.Name))])})";
        return $"{tables}, {Images.Count:N0} image(s), {zips}";
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
                if (!name.StartsWith('.') && name != ZipDirectory.MacFolder)
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
        files.ForEach(name => Add(Path.Combine(folder, name), name));
        return folders.ConvertAll(name => Path.Combine(folder, name));
    }

    private void Add(string path, string name)
    {
        if (TableFile.IsTableName(name))
        {
            _tables.Add(TableFile.OnDisk(path));
        }
        else if (ZipSource.IsZipName(name))
        {
            Zips.Add(ZipSource.Open(path));
        }
        else
        {
            _images.Add(path, name);
        }
    }

    private static string RealPath(string folder)
        => new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? Path.GetFullPath(folder);
}
