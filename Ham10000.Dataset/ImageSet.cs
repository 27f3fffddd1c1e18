namespace Ham10000.Dataset;

/// <summary>An ordered list of images with their labels, such as the training part of a split. Never changes.</summary>
public sealed partial class ImageSet
{
    private readonly DatasetSources _sources;
    private readonly int[] _labels;
    private readonly int[] _rows;

    internal ImageSet(string name, IReadOnlyList<LesionRecord> records, Target target, DatasetSources sources)
    {
        Name = name;
        Target = target;
        Records = Array.AsReadOnly(records.ToArray());
        _sources = sources;
        _labels = [.. records.Select(r => target.RequireLabel(r))];
        _rows = [.. records.Select(r => sources.RowOf(r.ImageId))];
        var counts = new int[target.Labels.ClassCount];
        foreach (var label in _labels)
        {
            counts[label]++;
        }

        ClassCounts = Array.AsReadOnly(counts);
    }

    /// <summary>The set's name, such as <c>train</c>.</summary>
    public string Name { get; }

    /// <summary>How many images there are.</summary>
    public int Count => _labels.Length;

    /// <summary>The images' records, in the order of the set.</summary>
    public IReadOnlyList<LesionRecord> Records { get; }

    /// <summary>What is predicted.</summary>
    public Target Target { get; }

    /// <summary>The name and the classes of <see cref="Target"/>.</summary>
    public LabelSchema Labels => Target.Labels;

    /// <summary>How many images each class has, in the order of the classes.</summary>
    public IReadOnlyList<int> ClassCounts { get; }

    internal DatasetSources Sources => _sources;

    /// <summary>A set of records that the caller has put together. It has image stores of its own.</summary>
    /// <param name="records">The records, in the order of the set; each image id once.</param>
    /// <param name="name">The set's name.</param>
    /// <param name="target">What is predicted; null for <see cref="Target.Diagnosis"/>.</param>
    /// <exception cref="ArgumentException">An image id occurs twice, or a record has no class of the target.</exception>
    /// <exception cref="InvalidOperationException">The target is the caller's own, and its function threw or named no class of it.</exception>
    public static ImageSet FromRecords(IEnumerable<LesionRecord> records, string name = "images", Target? target = null)
    {
        ArgumentNullException.ThrowIfNull(records);
        target ??= Target.Diagnosis;
        var list = records.ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in list)
        {
            if (!seen.Add(record.ImageId))
            {
                throw new ArgumentException($"Image '{Display.Text(record.ImageId)}' occurs twice among the records. Expected each image once.", nameof(records));
            }

            if (target.LabelOf(record) is null)
            {
                throw new ArgumentException($"Image '{Display.Text(record.ImageId)}' has no class of the target '{target.Name}'. Leave it out.", nameof(records));
            }
        }

        return new ImageSet(name, list, target, new DatasetSources(list, new DecodeOptions()));
    }

    /// <summary>The label of an image: the index of its class in <see cref="Labels"/>.</summary>
    /// <param name="index">The image's place in the set, from 0.</param>
    public int LabelOf(int index) => _labels[index];

    /// <summary>Opens the packed images of the whole opened dataset in the size of <paramref name="preprocessing"/>, and builds
    /// them on the first use. All sets of a dataset share them, and the dataset closes them: do not dispose the result.</summary>
    /// <param name="preprocessing">Size, resize mode and interpolation; the standardisation plays no part.</param>
    /// <param name="options">Threads, progress and the cache folder; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the building; nothing half-written stays.</param>
    /// <exception cref="DatasetFormatException">An image cannot be decoded.</exception>
    /// <exception cref="ObjectDisposedException">The opened dataset is disposed.</exception>
    public ImageStore OpenStore(Preprocessing preprocessing, StoreOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(preprocessing);
        return _sources.OpenStore(preprocessing, options, cancellationToken);
    }

    /// <summary>The row of an image in the stores of <see cref="OpenStore"/>.</summary>
    /// <param name="index">The image's place in the set, from 0.</param>
    public int StoreRow(int index) => _rows[index];

    /// <summary>The name and the counts, such as <c>train: 98 images (akiec 14, bcc 14, ...)</c>.</summary>
    public override string ToString()
        => $"{Name}: {Count:N0} images ({string.Join(", ", Labels.ClassNames.Zip(ClassCounts, (name, count) => $"{name} {count:N0}"))})";
}
