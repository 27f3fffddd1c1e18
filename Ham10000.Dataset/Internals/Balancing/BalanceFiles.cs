namespace Ham10000.Dataset;

/// <summary>Where what lies in the folder of a balanced set.</summary>
internal static class BalanceFiles
{
    internal const string ManifestName = "balance.json", ImagesName = "images";

    /// <summary>The path of an image: a folder for each diagnosis, so that people can look at the classes.</summary>
    internal static string PathOf(string folder, LesionRecord record, string fileName) => Path.Combine(folder, ImagesName, record.Diagnosis.Code, fileName);

    internal static string CopyName(string id, BalanceOptions options) => id + (options.Format == ImageFormat.Png ? ".png" : ".jpg");

    /// <summary>An original that keeps its file keeps its ending too.</summary>
    internal static string OriginalName(LesionRecord record, BalanceOptions options)
    {
        string ending = Path.GetExtension(record.ImagePath).ToLowerInvariant();
        return options.Height is null && ending is ".jpg" or ".jpeg" or ".png" ? record.ImageId + ending : CopyName(record.ImageId, options);
    }
}
