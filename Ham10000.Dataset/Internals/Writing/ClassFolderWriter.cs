namespace Ham10000.Dataset;

/// <summary>Copies images into a folder per class, and writes their metadata beside them.</summary>
internal static class ClassFolderWriter
{
    internal static WrittenClassFolders Write(string folder, IReadOnlyList<LesionRecord> records, bool inParts, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        if (records.Count == 0)
        {
            throw new InvalidOperationException("There are no records to write into class folders.");
        }

        // Before the first file is copied, for it may be refused.
        var table = MetadataWriter.Write(records);
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        AtomicFolder.Write(target, temporary =>
        {
            CreateFolders(temporary, records, inParts);
            foreach (var record in records)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Copy(record, Path.Combine(temporary, FolderOf(record, record.Diagnosis, inParts)));
            }

            File.WriteAllText(Path.Combine(temporary, TableNames.Ham), table);
        });
        var classes = Enum.GetValues<Diagnosis>().Select(d => records.Count(r => r.Diagnosis == d)).ToArray();
        var parts = inParts ? records.GroupBy(r => r.OfficialPart!.Value).OrderBy(g => g.Key).ToDictionary(g => g.Key, g => g.Count()) : [];
        return new WrittenClassFolders(target, records.Count, Array.AsReadOnly(classes), parts);
    }

    // Every class has a folder in every part, since other programs number the classes by the folders they see.
    private static void CreateFolders(string root, IReadOnlyList<LesionRecord> records, bool inParts)
    {
        foreach (var record in records.DistinctBy(r => inParts ? r.OfficialPart : null))
        {
            foreach (var diagnosis in Enum.GetValues<Diagnosis>())
            {
                Directory.CreateDirectory(Path.Combine(root, FolderOf(record, diagnosis, inParts)));
            }
        }
    }

    private static string FolderOf(LesionRecord record, Diagnosis diagnosis, bool inParts)
        => inParts ? Path.Combine(PartNames.Folders[(int)record.OfficialPart!.Value], diagnosis.Code) : diagnosis.Code;

    private static void Copy(LesionRecord record, string folder)
    {
        var copy = Path.Combine(folder, record.ImageId + Path.GetExtension(record.ImagePath).ToLowerInvariant());
        File.Copy(record.ImagePath, copy);

        // A copy of a file that nobody may write to could not be removed everywhere.
        File.SetAttributes(copy, File.GetAttributes(copy) & ~FileAttributes.ReadOnly);
    }
}
