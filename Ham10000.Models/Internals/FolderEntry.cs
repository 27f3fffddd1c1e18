namespace Ham10000.Models;

/// <summary>A file to predict, or a folder that could not be looked into.</summary>
internal sealed record FolderEntry(string Path, Exception? Error = null);
