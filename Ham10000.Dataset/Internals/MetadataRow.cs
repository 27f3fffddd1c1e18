namespace Ham10000.Dataset;

/// <summary>A row of the metadata file as read: a record without its image, or the reason why it cannot be one.</summary>
internal sealed record MetadataRow(int Line, string ImageId, LesionRecord? Record, Exclusion? Problem);
