namespace Ham10000.Dataset;

/// <summary>HAM10000 as opened from a folder: a record for every usable image, and a report on every row that is not one.</summary>
/// <remarks><see cref="Clean"/> and <see cref="Split"/> give new objects and leave this one as it is. The image stores that
/// sets open belong to the opened dataset: disposing it closes them.</remarks>
public sealed partial class HamDataset : IDisposable
{
    private readonly DatasetSources _sources;
    private readonly bool _ownsSources;

    private HamDataset(string folder, IReadOnlyList<LesionRecord> records, DatasetReport report, DatasetSources sources, bool ownsSources, Target? target = null)
    {
        (Folder, Records, Report) = (folder, records, report);
        (_sources, _ownsSources, Target) = (sources, ownsSources, target ?? Target.Diagnosis);
    }

    /// <summary>The absolute path of the folder.</summary>
    public string Folder { get; }

    /// <summary>The usable images, in the order of the metadata.</summary>
    public IReadOnlyList<LesionRecord> Records { get; }

    /// <summary>What became of every row of the metadata.</summary>
    public DatasetReport Report { get; }

    /// <summary>Leaves out records with missing values and, where wanted, what an integrity report names.</summary>
    /// <param name="options">Which; null for the rules of the original program: an empty or zero age, or <c>unknown</c> in any column.</param>
    /// <returns>A new dataset of the records that stay. It shares its image stores with this one, which may be disposed
    /// once for both; what was left out is in its <see cref="Report"/>.</returns>
    /// <exception cref="ArgumentException">An option needs <see cref="CleanOptions.Integrity"/>, or that report is of another dataset.</exception>
    public HamDataset Clean(CleanOptions? options = null)
    {
        options ??= new CleanOptions();
        options.Validate();
        options.Integrity?.ThrowUnlessItCovers(Records);
        var file = Path.GetFileName(Report.Source);
        var kept = new List<LesionRecord>(Records.Count);
        var dropped = new List<Exclusion>();
        foreach (var record in Records)
        {
            if (CleaningRules.Check(record, options, file) is { } exclusion)
            {
                dropped.Add(exclusion);
            }
            else
            {
                kept.Add(record);
            }
        }

        dropped.AddRange(IntegrityRules.Apply(kept, options, file));
        return new HamDataset(Folder, kept.AsReadOnly(), Report.With(dropped), _sources, ownsSources: false, Target);
    }

    /// <summary>Divides the records into a training, a validation and a test part.</summary>
    /// <param name="options">How; <see cref="SplitOptions.ByLesion"/> keeps the images of a lesion together.</param>
    /// <exception cref="ArgumentException">The shares do not add up to 1, or the options contradict each other.</exception>
    /// <exception cref="InvalidOperationException">There are no records; or the official parts are asked for, and the records have none or some have none.</exception>
    public DataSplit Split(SplitOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return Records.Count == 0
            ? throw new InvalidOperationException($"The dataset of '{Folder}' has no records to split. Of its {Report.Rows:N0} rows, left out are: {Display.Some([.. Report.Counts.Select(c => $"{c.Key} ({c.Value:N0})")])}. See its Report; CleanOptions turns rules of Clean off.")
            : DataSplit.Of(Records, Target, options, _sources);
    }

    /// <summary>All records as one set, in the order of the metadata.</summary>
    /// <param name="name">The set's name.</param>
    public ImageSet ToImageSet(string name = "all") => new(name, Records, Target, _sources);

    /// <summary>Closes the image stores. After the opened dataset is disposed, no set made from it can open one; a dataset
    /// that came from <see cref="Clean"/> merely closes them, and sets open them again where needed.</summary>
    public void Dispose() => _sources.Close(forever: _ownsSources);
}
