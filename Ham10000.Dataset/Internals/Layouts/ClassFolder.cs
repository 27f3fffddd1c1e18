namespace Ham10000.Dataset;

/// <summary>An image in a folder that may be a class: what its path says of it.</summary>
/// <param name="ImageId">The file's name without extension.</param>
/// <param name="Path">The file.</param>
/// <param name="Place">Its path from the dataset's folder, with slashes, for messages.</param>
/// <param name="Folder">The folder's name.</param>
/// <param name="Parent">The path of the folder that the class folders lie in, from the dataset's folder; null for an image that lies in the dataset's folder itself.</param>
/// <param name="Diagnosis">The class that the folder names, if it does.</param>
/// <param name="Part">The part that the folder above names, if it does.</param>
internal sealed record ClassFolder(string ImageId, string Path, string Place, string Folder, string? Parent, Diagnosis? Diagnosis, OfficialPart? Part)
{
    internal static ClassFolder Of(string root, string imageId, string path)
    {
        var place = System.IO.Path.GetRelativePath(root, path).Replace(System.IO.Path.DirectorySeparatorChar, '/');
        var parts = place.Split('/');
        place = Display.Text(place);
        return parts.Length < 2
            ? new ClassFolder(imageId, path, place, "", null, null, null)
            : new ClassFolder(imageId, path, place, parts[^2], string.Join('/', parts[..^2]), DiagnosisNames.Find(parts[^2]), parts.Length > 2 && PartNames.TryParse(parts[^3], out var part) ? part : null);
    }
}
