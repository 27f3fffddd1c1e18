namespace Ham10000.Dataset.Tests;

/// <summary>A folder of small JPEGs and a cache folder beside it.</summary>
internal sealed class StoreFiles : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    internal StoreFiles(int count)
    {
        Directory.CreateDirectory(_folder["images"]);
        Sources = [.. Enumerable.Range(0, count).Select(i => new ImageSource($"ISIC_{i:D7}", _folder["images", $"ISIC_{i:D7}.jpg"]))];
        for (int i = 0; i < count; i++)
        {
            Write(i, i);
        }
    }

    internal static Preprocessing Preprocessing { get; } = new() { Height = 8, Width = 10 };

    internal string Cache => _folder["cache"];

    internal ImageSource[] Sources { get; }

    internal ListLogger Log { get; } = new();

    internal StoreOptions Options => new() { CacheFolder = Cache, Logger = Log };

    internal string StoreFile => Directory.GetFiles(Cache, "*.store").Should().ContainSingle().Subject;

    internal ImageStore Open(StoreOptions? options = null) => ImageStore.OpenOrBuild(Sources, Preprocessing, options ?? Options);

    internal void Write(int index, int seed) => File.WriteAllBytes(Sources[index].Path, JpegEncoder.Encode(GoldenPicture.Create(30, 40, seed), 80));

    internal byte[] Expected(int index) => Preprocessing.ResizeImage(ImageDecoder.Decode(Sources[index].Path)).Pixels.ToArray();

    public void Dispose() => _folder.Dispose();
}
