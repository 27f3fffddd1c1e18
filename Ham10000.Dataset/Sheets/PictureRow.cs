namespace Ham10000.Dataset;

/// <summary>A row of a <see cref="ContactSheet"/>.</summary>
/// <param name="Label">What stands to the left of it; may be empty.</param>
/// <param name="Pictures">The pictures, from left to right.</param>
public sealed record PictureRow(string Label, IReadOnlyList<CaptionedPicture> Pictures);
