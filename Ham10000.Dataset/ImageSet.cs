namespace Ham10000.Dataset;

/// <summary>An ordered list of images with their labels, such as the training part of a split. Never changes.</summary>
public sealed class ImageSet
{
    private readonly DatasetSources _sources;
    private readonly int[] _labels;
    private readonly int[] _rows;

    internal ImageSet(string name, IReadOnlyList<LesionRecord> records, LabelSchema labels, DatasetSources sources)
    {
        Name = name;
        Labels = labels;
        Records = Array.AsReadOnly(records.ToArray());
        _sources = sources;
        _labels = [.. records.Select(r => (int)r.Diagnosis)];
        _rows = [.. records.Select(r => sources.RowOf(r.ImageId))];
        var counts = new int[labels.ClassCount];
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
    public LabelSchema Labels { get; }

    /// <summary>How many images each class has, in the order of the classes.</summary>
    public IReadOnlyList<int> ClassCounts { get; }

    /// <summary>A set of records that the caller has put together, with diagnoses as labels. It has image stores of its own.</summary>
    /// <param name="records">The records, in the order of the set; each image id once.</param>
    /// <param name="name">The set's name.</param>
    /// <exception cref="ArgumentException">An image id occurs twice.</exception>
    public static ImageSet FromRecords(IEnumerable<LesionRecord> records, string name = "images")
    {
        ArgumentNullException.ThrowIfNull(records);
        var list = records.ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in list)
        {
            if (!seen.Add(record.ImageId))
            {
                throw new ArgumentException($"Image '{Display.Text(record.ImageId)}' occurs twice among the records. Expected each image once.", nameof(records));
            }
        }

        return new ImageSet(name, list, LabelSchema.Diagnoses, new DatasetSources(list, new DecodeOptions()));
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
