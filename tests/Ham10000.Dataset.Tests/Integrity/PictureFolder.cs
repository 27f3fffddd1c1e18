namespace Ham10000.Dataset.Tests;

/// <summary>A folder in Kaggle's layout whose images show what a test wants.</summary>
internal sealed class PictureFolder : IDisposable
{
    internal static readonly HamSampleOptions Drawn = new() { Height = 150, Width = 200, ImagesPerLesion = 1 };
    private static readonly Lazy<RgbImage[]> Drawings = new(() => Draw(24));
    private readonly KaggleFolder _folder = KaggleFolder.WithRows(0);
    private readonly List<string> _rows = [];

    internal string Root => _folder.Root;

    internal string Cache => _folder.Cache;

    internal IntegrityOptions Options => new() { CacheFolder = Cache };

    /// <summary>A drawn lesion, another one for each number.</summary>
    internal static RgbImage Picture(int number) => Drawings.Value[number];

    internal static RgbImage[] Draw(int count)
    {
        var plan = SamplePlan.Draw(count, 1, Drawn);
        return [.. Enumerable.Range(0, count).Select(i => SamplePainter.Paint(plan.Images[i], i, 1, Drawn))];
    }

    internal static byte[] Jpeg(RgbImage image, int quality = 90) => JpegEncoder.Encode(image, quality);

    internal static byte[] Jpeg(int number) => Jpeg(Picture(number));

    /// <summary>Adds a row and its image; the path of the image.</summary>
    internal string Add(string id, byte[] content, string lesion = "", string dx = "nv", string rest = "histo,45.0,male,back", string extension = ".jpg")
    {
        _rows.Add($"{(lesion.Length > 0 ? lesion : "HAM_" + id)},{id},{dx},{rest}");
        return _folder.AddImage(id, content: content, extension: extension);
    }

    /// <summary>Opens the folder with its rows in the order they came in, or turned about.</summary>
    internal HamDataset Open(bool isReversed = false, OnBadImage onBadImage = OnBadImage.Fail)
    {
        _folder.WriteRows([.. isReversed ? Enumerable.Reverse(_rows) : _rows]);
        return _folder.Open(onBadImage);
    }

    public void Dispose() => _folder.Dispose();
}
