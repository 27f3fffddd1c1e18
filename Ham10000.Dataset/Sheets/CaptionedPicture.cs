namespace Ham10000.Dataset;

/// <summary>A picture of a <see cref="ContactSheet"/> with the lines below it.</summary>
/// <param name="Image">The picture, shown in its own size.</param>
/// <param name="Lines">Lines of text, the first on top; none by default.</param>
public sealed record CaptionedPicture(RgbImage Image, params IReadOnlyList<string> Lines);
