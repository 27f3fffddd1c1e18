namespace Ham10000.Dataset;

/// <summary>The one image that ISIC 2018 lists and that nobody can have.</summary>
internal static class Unpublished
{
    internal const string ImageId = "ISIC_0035068";

    internal static MetadataRow LeaveOut(MetadataRow row)
        => !row.ImageId.Equals(ImageId, StringComparison.OrdinalIgnoreCase) ? row
            : row.LeftOut(ExclusionReason.NotPublished, $"{row.Place}: the picture of image '{ImageId}' was never published. Nothing is missing from the download.");
}
