namespace Ham10000.Dataset;

/// <summary>An image file to read.</summary>
/// <param name="ImageId">The image's id, for messages.</param>
/// <param name="Path">The file's absolute path.</param>
public sealed record ImageSource(string ImageId, string Path);
