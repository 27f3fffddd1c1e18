using Microsoft.Extensions.Logging;

namespace Ham10000.Dataset;

public sealed partial class HamDataset
{
    /// <summary>In which layout the folder was found to be; <see cref="DatasetReport.Recognised"/> says it in words.</summary>
    public DatasetLayout Layout => Report.Layout;

    /// <summary>Opens a folder in any layout in which HAM10000 is published or kept, and recognises which: Kaggle's, Harvard
    /// Dataverse's, ISIC 2018 Task 3, a folder per class, or an export of the ISIC archive. The files may lie anywhere below the
    /// folder, images as <c>.jpg</c>, <c>.jpeg</c> or <c>.png</c>, also in zips.</summary>
    /// <param name="folder">The folder. It is only read; what lies in zips is unpacked into the cache.</param>
    /// <param name="options">What to do with bad rows, and limits; null for the defaults.</param>
    /// <remarks>
    /// Every row's image is found, and its header is read: it exists, is a JPEG or PNG by content, and is not larger than
    /// <see cref="OpenOptions.DecodePixelsLimit"/>. A row that cannot be used is an error or an exclusion, as
    /// <see cref="OpenOptions.OnBadImage"/> says. What leaves in doubt where rows begin and end (a missing column, an unclosed
    /// quote, text that is not UTF-8) is an error always. Columns may stand in any order, others are ignored, codes may be in
    /// upper case. Rows that repeat an image id are left out but for the first; all of them are, if they name different lesions or
    /// diagnoses. A zip is unpacked once, and only if it holds images that are needed and do not lie in the folder.
    /// </remarks>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="DatasetFormatException">No layout is recognised; the metadata or a zip is malformed; or a row or an image
    /// cannot be used and <see cref="OpenOptions.OnBadImage"/> is <see cref="OnBadImage.Fail"/>.</exception>
    /// <exception cref="IOException">A zip cannot be unpacked into the cache.</exception>
    public static HamDataset Open(string folder, OpenOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        options ??= new OpenOptions();
        options.Validate();
        var root = Path.GetFullPath(folder);
        if (!Directory.Exists(root))
        {
            throw new DirectoryNotFoundException($"The folder '{root}' does not exist. Expected the folder of HAM10000, with {TableNames.Ham} and the images in it or below it, or another layout of it.");
        }

        var index = FolderIndex.Of(root);
        var tables = TableSet.Of(index);
        var layout = LayoutRecogniser.Choose(index, tables, options.Layout);
        var read = layout.Read(index, tables);
        var zips = ZipImages.Add(index, read.Rows, options, read.Warnings);
        RowChecks.Check(read.Rows, index);
        var infos = ImageChecks.Run(read.Rows, options, root);
        var report = ReportOf(layout.Layout, read, index, tables, zips);
        var records = read.Rows.Where(row => row.Record is not null).Select(row => row.Record!).ToList();
        if (options.OnBadImage == OnBadImage.Fail && report.Exclusions.Where(e => e.Reason != ExclusionReason.NotPublished).ToList() is { Count: > 0 } problems)
        {
            throw RowChecks.Error(problems, read.Sources);
        }

        Log(options.Logger, root, report);
        var sources = new DatasetSources(records, new DecodeOptions { DecodePixelsLimit = options.DecodePixelsLimit }, infos);
        return new HamDataset(root, records.AsReadOnly(), report, sources, ownsSources: true);
    }

    private static DatasetReport ReportOf(DatasetLayout layout, LayoutRows read, FolderIndex index, TableSet tables, List<string> zips)
    {
        var name = layout == DatasetLayout.ClassFolders && read.Sources[0] == index.Root ? "the class folders" : Display.Some([.. read.Sources.Select(s => Path.GetFileName(s))]);
        string[] warnings =
        [
            .. read.Warnings,
            .. tables.UnusedWarnings(read.Sources, read.Warnings),
            .. layout == DatasetLayout.ClassFolders ? [] : index.Images.DuplicateWarnings(),
            .. index.Warnings(),
            .. index.Images.UnnamedWarnings(read.Rows.Select(row => row.ImageId), name),
            .. RowChecks.Warnings([.. read.Rows.Where(row => row.Record is not null).Select(row => row.Record!)]),
        ];
        var sentence = zips.Count == 0 ? read.Sentence : $"{read.Sentence} Images from {Display.Some(zips)}, unpacked into the cache.";
        return new DatasetReport(read.Sources, read.Rows.Count, read.Rows.Where(row => row.Problem is not null).Select(row => row.Problem!), warnings)
        {
            Layout = layout,
            Recognised = sentence,
        };
    }

    private static void Log(ILogger? logger, string root, DatasetReport report)
    {
        logger?.LogInformation("Opened '{Folder}': {Rows} rows, {Kept} kept, {Excluded} left out. {Recognised}", root, report.Rows, report.Kept, report.Exclusions.Count, report.Recognised);
        foreach (var warning in report.Warnings)
        {
            logger?.LogWarning("{Warning}", warning);
        }
    }
}
