namespace Ham10000.Dataset;

/// <summary>What <see cref="HamDataset.CheckIntegrity"/> found. It depends on the images and the metadata, not on the order of the
/// rows or the number of threads.</summary>
public sealed partial class IntegrityReport
{
    private readonly Dictionary<string, LesionRecord> _records;

    internal IntegrityReport(string folder, IReadOnlyCollection<LesionRecord> records, DuplicatePair[] duplicates, InconsistentLesion[] lesions, ImageFault[] faults)
    {
        (Folder, Images) = (folder, records.Count);
        _records = records.ToDictionary(r => r.ImageId, StringComparer.Ordinal);
        Duplicates = Array.AsReadOnly(duplicates);
        InconsistentLesions = Array.AsReadOnly(lesions);
        Faults = Array.AsReadOnly(faults);
        ConflictingPictures = [.. DuplicateGroups.Of(duplicates).Where(group => group.Any(r => r.Diagnosis != group[0].Diagnosis)).Select(Array.AsReadOnly)];
        Findings = Array.AsReadOnly(FindingList.Of(this).ToArray());
        Counts = Findings.GroupBy(f => f.Kind).OrderBy(g => g.Key).ToDictionary(g => g.Key, g => g.Count());
    }

    /// <summary>The folder of the dataset.</summary>
    public string Folder { get; }

    /// <summary>How many images were looked at.</summary>
    public int Images { get; }

    /// <summary>The pairs of images that show the same picture, identical files and near duplicates, in the order of their ids. Of a
    /// group of equal images every pair is listed.</summary>
    public IReadOnlyList<DuplicatePair> Duplicates { get; }

    /// <summary>The groups of images, linked by <see cref="Duplicates"/>, that carry different diagnoses; each in the order of its ids.</summary>
    public IReadOnlyList<IReadOnlyList<LesionRecord>> ConflictingPictures { get; }

    /// <summary>The lesions whose rows contradict each other, those with different diagnoses among them, in the order of their ids.</summary>
    public IReadOnlyList<InconsistentLesion> InconsistentLesions { get; }

    /// <summary>The images that are broken, of one colour or of an odd size, in the order of their ids.</summary>
    public IReadOnlyList<ImageFault> Faults { get; }

    /// <summary>All of that in one list, kind after kind.</summary>
    public IReadOnlyList<IntegrityFinding> Findings { get; }

    /// <summary>How many findings there are of each kind that occurs.</summary>
    public IReadOnlyDictionary<IntegrityFindingKind, int> Counts { get; }

    /// <summary>How many images had to be read, because nothing was remembered of them.</summary>
    internal int ImagesRead { get; init; }

    /// <summary>Refuses a report that says nothing of some of these records, or of an older state of them.</summary>
    internal void ThrowUnlessItCovers(IReadOnlyList<LesionRecord> records)
    {
        var strange = records.Where(r => !_records.TryGetValue(r.ImageId, out var known)
            || known.ImagePath != r.ImagePath || known.LesionId != r.LesionId || known.Diagnosis != r.Diagnosis).Select(r => Display.Text(r.ImageId)).ToList();
        if (strange.Count > 0)
        {
            throw new ArgumentException($"CleanOptions.Integrity is of another dataset: {strange.Count:N0} of {records.Count:N0} images are not in it as they are here ({Display.Some(strange)}). Expected the report of CheckIntegrity on this dataset, or on the one it was cleaned from.");
        }
    }
}
