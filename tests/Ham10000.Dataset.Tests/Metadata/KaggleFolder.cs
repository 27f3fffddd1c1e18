namespace Ham10000.Dataset.Tests;

/// <summary>A small folder in Kaggle's layout that a test then spoils.</summary>
internal sealed class KaggleFolder : IDisposable
{
    internal const string Header = "lesion_id,image_id,dx,dx_type,age,sex,localization";
    private static readonly byte[] Picture = JpegEncoder.Encode(new RgbImage(12, 16, [.. Enumerable.Range(0, 12 * 16 * 3).Select(i => (byte)(i * 37))]));
    private readonly TemporaryFolder _folder = new();

    internal string Root => _folder["data"];

    internal string MetadataPath => Path.Combine(Root, "HAM10000_metadata.csv");

    internal string Cache => _folder["cache"];

    /// <summary>Good rows for images ISIC_0 to ISIC_(count - 1), two to a lesion, with their images.</summary>
    internal static KaggleFolder WithRows(int count)
    {
        var folder = new KaggleFolder();
        folder.WriteRows([.. Enumerable.Range(0, count).Select(Row)]);
        for (var i = 0; i < count; i++)
        {
            folder.AddImage($"ISIC_{i}");
        }

        return folder;
    }

    internal static string Row(int i) => $"HAM_{i / 2},ISIC_{i},nv,histo,45.0,male,back";

    internal void WriteRows(params string[] rows) => WriteText(Header + "\n" + string.Concat(rows.Select(r => r + "\n")));

    internal void WriteText(string text)
    {
        Directory.CreateDirectory(Root);
        File.WriteAllText(MetadataPath, text);
    }

    internal string AddImage(string id, string folder = "HAM10000_images_part_1", string extension = ".jpg", byte[]? content = null)
    {
        var path = Path.Combine(Root, folder, id + extension);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content ?? Picture);
        return path;
    }

    internal static byte[] GoodPicture => [.. Picture];

    internal HamDataset Open(OnBadImage onBadImage = OnBadImage.Fail) => HamDataset.Open(Root, new OpenOptions { OnBadImage = onBadImage, CacheFolder = Cache });

    /// <summary>Asserts that opening fails with a detail and the remedy, and that excluding reports exactly that detail.</summary>
    internal void ShouldFailOrExclude(ExclusionReason reason, string imageId, int line, string detail)
    {
        var open = () => Open();
        var error = open.Should().Throw<DatasetFormatException>().Which;
        error.Message.Should().Be(detail + " To go on without such rows, set OpenOptions.OnBadImage to OnBadImage.Exclude.");
        error.Line.Should().Be(line);
        error.ImageId.Should().Be(imageId.Length == 0 ? null : imageId);

        using var data = Open(OnBadImage.Exclude);
        data.Report.Exclusions.Should().Equal(new Exclusion(imageId, line, reason, detail));
        data.Report.Kept.Should().Be(data.Records.Count);
        (data.Records.Count + data.Report.Exclusions.Count).Should().Be(data.Report.Rows);
        data.Records.Should().NotContain(r => r.Line == line);
    }

    public void Dispose() => _folder.Dispose();
}
