namespace Ham10000.Dataset;

/// <summary>Finds in what ways a training part gives an image of another part away.</summary>
internal sealed class LeakFinder
{
    private readonly HashSet<string> _origins;
    private readonly ILookup<string, string> _originsOfLesion;
    private readonly Dictionary<string, LeakKinds> _duplicates = new(StringComparer.Ordinal);

    internal LeakFinder(ImageSet training, IReadOnlyList<DuplicatePair> duplicates)
    {
        _origins = training.Records.Select(Origin).ToHashSet(StringComparer.Ordinal);
        _originsOfLesion = training.Records.Select(r => (r.LesionId, Origin: Origin(r))).Distinct().ToLookup(p => p.LesionId, p => p.Origin, StringComparer.Ordinal);
        foreach (var pair in duplicates)
        {
            Book(pair.First, pair.Second, pair.Kind);
            Book(pair.Second, pair.First, pair.Kind);
        }
    }

    internal LeakKinds Find(LesionRecord record)
    {
        var origin = Origin(record);
        var kinds = _duplicates.GetValueOrDefault(origin);
        kinds |= _originsOfLesion[record.LesionId].Any(other => other != origin) ? LeakKinds.Sibling : LeakKinds.None;
        return kinds | (_origins.Contains(origin) ? LeakKinds.Copy : LeakKinds.None);
    }

    private static string Origin(LesionRecord record) => record.CopyOf ?? record.ImageId;

    private void Book(LesionRecord image, LesionRecord other, DuplicateKind kind)
    {
        if (_origins.Contains(Origin(other)))
        {
            var found = kind == DuplicateKind.IdenticalFiles ? LeakKinds.IdenticalFile : LeakKinds.NearDuplicate;
            _duplicates[Origin(image)] = _duplicates.GetValueOrDefault(Origin(image)) | found;
        }
    }
}
