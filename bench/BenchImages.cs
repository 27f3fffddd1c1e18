using Ham10000.Dataset;

namespace Ham10000.Bench;

/// <summary>Sets of as many images as a measurement needs, made of a few files by repetition.</summary>
internal static class BenchImages
{
    /// <summary>The JPEGs of a folder and below, in the order of their paths.</summary>
    internal static string[] Files(string folder) => [.. Directory.GetFiles(folder, "*.jpg", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    /// <summary>A set whose image i is file i, beginning again after the last one.</summary>
    internal static ImageSet Set(string folder, int images)
    {
        string[] files = Files(folder);
        return ImageSet.FromRecords([.. Enumerable.Range(0, images).Select(i => new LesionRecord
        {
            ImageId = $"ISIC_{i:D7}",
            LesionId = $"HAM_{i:D7}",
            Diagnosis = (Diagnosis)(i % 7),
            ImagePath = Path.GetFullPath(files[i % files.Length]),
            Line = i + 2,
        })]);
    }
}
