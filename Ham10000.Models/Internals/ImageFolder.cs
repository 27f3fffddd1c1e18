namespace Ham10000.Models;

/// <summary>Finds the images of a folder.</summary>
internal static class ImageFolder
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>The images in the order of their paths; folders that cannot be looked into stand among them.</summary>
    public static IEnumerable<FolderEntry> Files(string folder, PredictFilesOptions options)
    {
        FileSystemInfo[] found;
        try
        {
            found = [.. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", Everything)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [new FolderEntry(folder, e)];
        }

        return found.OrderBy(info => info.Name, StringComparer.Ordinal).SelectMany(info => Entries(Path.Combine(folder, info.Name), info, options));
    }

    private static IEnumerable<FolderEntry> Entries(string path, FileSystemInfo info, PredictFilesOptions options) => info is DirectoryInfo
        ? options.Recursive && info.LinkTarget is null ? Files(path, options) : []
        : options.Extensions.Any(extension => info.Name.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) ? [new FolderEntry(path)]
        : [];
}
