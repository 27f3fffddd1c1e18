namespace Ham10000.Dataset;

/// <summary>A row of the labels as read: a record, or the reason why it cannot be one.</summary>
/// <param name="Place">Where it stands, for messages: a file and line, or the path of an image.</param>
/// <param name="Line">Its line, counted from 1; 0 where it has none.</param>
/// <param name="ImageId">The image id; empty where it could not be read.</param>
/// <param name="Record">The record, with a path only where the layout says which file it is.</param>
/// <param name="Problem">The reason.</param>
internal sealed record MetadataRow(string Place, int Line, string ImageId, LesionRecord? Record, Exclusion? Problem)
{
    internal static MetadataRow Good(string place, LesionRecord record) => new(place, record.Line, record.ImageId, record, null);

    internal static MetadataRow Bad(string place, int line, string imageId, ExclusionReason reason, string detail)
        => new(place, line, imageId, null, new Exclusion(Display.Text(imageId), line, reason, detail));

    /// <summary>The same row, left out.</summary>
    internal MetadataRow LeftOut(ExclusionReason reason, string detail) => Bad(Place, Line, ImageId, reason, detail);
}
