namespace Ham10000.Dataset;

/// <summary>What can be wrong with a zip, in words.</summary>
internal static class ZipErrors
{
    internal static DatasetFormatException Broken(string path, Exception cause)
        => new($"The zip '{path}' cannot be read: {cause.Message} Fetch it again.", cause) { Path = path };

    internal static DatasetFormatException Of(string path, string problem) => new($"The zip '{path}' {problem}") { Path = path };

    internal static DatasetFormatException Of(string path, ZipPart part, string problem, Exception? cause = null)
        => new($"The zip '{path}', entry '{Display.Text(part.FullName)}': {problem}", cause) { Path = path };
}
