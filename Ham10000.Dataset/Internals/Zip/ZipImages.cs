namespace Ham10000.Dataset;

/// <summary>Finds in zips the images that do not lie in the folder.</summary>
internal static class ZipImages
{
    /// <summary>Unpacks every zip that has an image which is needed and not there as a file.</summary>
    /// <returns>The names of those zips.</returns>
    /// <exception cref="DatasetFormatException">An image is nowhere, and a zip that may hold it cannot be read; or a zip that is needed cannot be unpacked.</exception>
    internal static List<string> Add(FolderIndex index, List<MetadataRow> rows, OpenOptions options, List<string> warnings)
    {
        var missing = rows.Where(row => row.Record is { ImagePath: "" } && index.Images.Find(row.ImageId) is null)
            .Select(row => row.ImageId).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var used = new List<ZipSource>();
        foreach (var zip in index.Zips.Where(zip => zip.Directory.Images.Keys.Any(missing.Contains)))
        {
            Unpack(index, zip, options, warnings);
            missing.ExceptWith(zip.Directory.Images.Keys);
            used.Add(zip);
        }

        warnings.AddRange(SharedWarnings(used));
        return missing.Count > 0 && index.Zips.Find(zip => zip.Problem is not null) is { } broken
            ? throw new DatasetFormatException($"{broken.Problem!.Message} It may hold the {missing.Count:N0} image(s) that are missing, such as '{missing.Order(StringComparer.Ordinal).First()}'.", broken.Problem) { Path = broken.Path }
            : used.ConvertAll(zip => zip.Name);
    }

    private static IEnumerable<string> SharedWarnings(List<ZipSource> zips)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var shared = zips.SelectMany(zip => zip.Directory.Images.Keys).Where(id => !seen.Add(id)).Order(StringComparer.Ordinal).Select(Display.Text).ToList();
        if (shared.Count > 0)
        {
            yield return $"{shared.Count:N0} image(s) lie in more than one zip: {Display.Some(shared)}. The first zip in the order of their paths is used.";
        }
    }

    private static void Unpack(FolderIndex index, ZipSource zip, OpenOptions options, List<string> warnings)
    {
        var folder = ZipUnpacker.Unpack(zip, options);
        foreach (var (id, part) in zip.Directory.Images)
        {
            index.Images.AddUnpacked(id, Path.Combine(folder, part.Name));
        }

        if (zip.Directory.Repeated.Count > 0)
        {
            var id = zip.Directory.Repeated[0];
            warnings.Add($"{zip.Name} holds {zip.Directory.Repeated.Count:N0} image(s) more than once. The entry nearest to its root is used: for '{Display.Text(id)}' it is '{Display.Text(zip.Directory.Images[id].FullName)}'.");
        }
    }
}
