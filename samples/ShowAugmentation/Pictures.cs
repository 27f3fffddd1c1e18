using Ham10000.Dataset;

namespace ShowAugmentation;

/// <summary>The images of a folder, or of a sample that is drawn for the occasion and removed again.</summary>
internal sealed class Pictures : IDisposable
{
    private static readonly string[] Endings = [".jpg", ".jpeg", ".png"];
    private readonly string _folder;
    private readonly string? _temporary;

    private Pictures(string folder, string? temporary) => (_folder, _temporary) = (folder, temporary);

    internal static Pictures Open(string? folder)
    {
        if (folder is not null)
        {
            return new Pictures(folder, temporary: null);
        }

        string temporary = Directory.CreateTempSubdirectory("ham10000-augmentation-").FullName;
        string sample = Path.Combine(temporary, "sample");
        HamSample.Create(sample, images: 21, seed: 1);
        return new Pictures(sample, temporary);
    }

    /// <summary>The first images by name.</summary>
    internal IReadOnlyList<RgbImage> Load(int count)
    {
        var files = Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories)
            .Where(f => Endings.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal).Take(count).ToList();
        return files.Count > 0 ? [.. files.Select(f => ImageDecoder.Decode(f))]
            : throw new ArgumentException($"There is no JPEG or PNG file in '{_folder}'. Name a folder of images, or none for drawn ones.");
    }

    public void Dispose()
    {
        if (_temporary is not null)
        {
            Directory.Delete(_temporary, recursive: true);
        }
    }
}
