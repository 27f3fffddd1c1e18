using System.IO.Compression;

namespace Ham10000.Dataset.Tests;

/// <summary>A small folder that a test fills with tables, pictures and zips.</summary>
internal sealed class LayoutFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    internal LayoutFolder() => Directory.CreateDirectory(Root);

    internal string Root => _folder["data"];

    internal string Cache => _folder["cache"];

    internal string Outside => _folder["outside"];

    internal string this[string place] => Path.Combine(Root, place);

    internal LayoutFolder Text(string place, params string[] lines)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[place])!);
        File.WriteAllText(this[place], string.Concat(lines.Select(line => line + "\n")));
        return this;
    }

    /// <summary>Adds pictures, each a file of its own content.</summary>
    internal LayoutFolder Images(params string[] places)
    {
        foreach (var place in places)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(this[place])!);
            File.WriteAllBytes(this[place], Picture(place));
        }

        return this;
    }

    internal LayoutFolder Zip(string place, params string[] images) => Zip(place, [.. images.Select(name => (name, Picture(name)))]);

    internal LayoutFolder Zip(string place, params (string Name, byte[] Bytes)[] entries)
    {
        using var zip = ZipFile.Open(this[place], ZipArchiveMode.Create);
        foreach (var (name, bytes) in entries)
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(bytes);
        }

        return this;
    }

    /// <summary>A good picture. The file's plain name decides its content.</summary>
    internal static byte[] Picture(string place)
    {
        var shade = Path.GetFileNameWithoutExtension(place).Sum(c => c) % 200;
        return JpegEncoder.Encode(new RgbImage(6, 8, [.. Enumerable.Range(0, 6 * 8 * 3).Select(i => (byte)(i + shade))]));
    }

    internal HamDataset Open(OnBadImage onBadImage = OnBadImage.Fail, DatasetLayout? layout = null)
        => HamDataset.Open(Root, new OpenOptions { OnBadImage = onBadImage, CacheFolder = Cache, Layout = layout });

    /// <summary>Asserts that opening fails, and returns the error.</summary>
    internal DatasetFormatException Fails(OnBadImage onBadImage = OnBadImage.Fail, DatasetLayout? layout = null)
    {
        var open = () => Open(onBadImage, layout);
        return open.Should().Throw<DatasetFormatException>().Which;
    }

    /// <summary>Every file and folder below the folder, for a test that nothing has changed.</summary>
    internal string[] Everything() => [.. Directory.GetFileSystemEntries(Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Dispose();
}
