using Microsoft.Extensions.Logging;

namespace Ham10000.Dataset;

public sealed partial class HamDataset
{
    /// <summary>Opens a folder in Kaggle's layout: <c>HAM10000_metadata.csv</c> and the images, which may lie anywhere below
    /// the folder, as <c>.jpg</c>, <c>.jpeg</c> or <c>.png</c>.</summary>
    /// <param name="folder">The folder. It is only read.</param>
    /// <param name="options">What to do with bad rows, and limits; null for the defaults.</param>
    /// <remarks>
    /// Every row's image is found, and its header is read: it exists, is a JPEG or PNG by content, and is not larger than
    /// <see cref="OpenOptions.DecodePixelsLimit"/>. A row that cannot be used is an error or an exclusion, as
    /// <see cref="OpenOptions.OnBadImage"/> says. What leaves in doubt where rows begin and end (a missing column, an unclosed
    /// quote, text that is not UTF-8) is an error always. Columns may stand in any order, others are ignored, codes may be in
    /// upper case. Rows that repeat an image id are left out but for the first; all of them are, if they name different lesions or diagnoses.
    /// </remarks>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="DatasetFormatException">The metadata is missing or malformed; or a row or an image cannot be used and
    /// <see cref="OpenOptions.OnBadImage"/> is <see cref="OnBadImage.Fail"/>.</exception>
    public static HamDataset Open(string folder, OpenOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        options ??= new OpenOptions();
        options.Validate();
        var root = Path.GetFullPath(folder);
        if (!Directory.Exists(root))
        {
            throw new DirectoryNotFoundException($"The folder '{root}' does not exist. Expected the folder of HAM10000, with {FolderIndex.MetadataName} and the images in it or below it.");
        }

        var index = FolderIndex.Of(root);
        if (index.MetadataFiles.Count == 0)
        {
            throw new DatasetFormatException($"No {FolderIndex.MetadataName} in '{root}' or below it ({index.ImageCount:N0} images were found). Expected the metadata beside the image folders; it is part of the download.") { Path = root };
        }

        var metadata = index.MetadataFiles[0];
        var rows = RowChecks.Check(MetadataReader.Read(metadata), index, options, root, metadata);
        var problems = rows.Where(row => row.Problem is not null).Select(row => row.Problem!).ToList();
        if (problems.Count > 0 && options.OnBadImage == OnBadImage.Fail)
        {
            throw RowChecks.Error(problems, metadata);
        }

        var records = rows.Where(row => row.Record is not null).Select(row => row.Record!).ToList();
        var report = new DatasetReport(metadata, rows.Count, problems, [.. index.Warnings(), .. RowChecks.Warnings(records)]);
        Log(options.Logger, root, report);
        var sources = new DatasetSources(records, new DecodeOptions { DecodePixelsLimit = options.DecodePixelsLimit });
        return new HamDataset(root, records.AsReadOnly(), report, sources, ownsSources: true);
    }

    private static void Log(ILogger? logger, string root, DatasetReport report)
    {
        logger?.LogInformation("Opened '{Folder}': {Rows} rows, {Kept} kept, {Excluded} left out", root, report.Rows, report.Kept, report.Exclusions.Count);
        foreach (var warning in report.Warnings)
        {
            logger?.LogWarning("{Warning}", warning);
        }
    }
}
