namespace Ham10000.Dataset;

/// <summary>The images of an opened dataset and the stores made of them, which all its sets share.</summary>
internal sealed class DatasetSources(IReadOnlyList<LesionRecord> records, DecodeOptions decode, IReadOnlyDictionary<string, ImageInfo>? infos = null)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<StoreShape, ImageStore> _stores = [];
    private readonly ImageSource[] _images = [.. records.Select(r => new ImageSource(r.ImageId, r.ImagePath))];
    private readonly Dictionary<string, int> _rows = records.Select((r, i) => (r.ImageId, i)).ToDictionary(p => p.ImageId, p => p.i, StringComparer.Ordinal);
    private readonly List<DatasetSources> _derived = [];
    private bool _closed;

    /// <summary>Limits for decoding the images.</summary>
    internal DecodeOptions Decode => decode;

    /// <summary>The row of an image in every store.</summary>
    internal int RowOf(string imageId) => _rows[imageId];

    /// <summary>What an image's header says: remembered from opening, or read now.</summary>
    internal ImageInfo InfoOf(LesionRecord record)
        => infos?.GetValueOrDefault(record.ImageId) ?? HeaderReader.Read(record.ImagePath, new DecodeOptions { AnySize = true });

    /// <summary>Opens the store of a size and filter, or builds it; the same object each time until it is closed.</summary>
    internal ImageStore OpenStore(Preprocessing preprocessing, StoreOptions? options, CancellationToken cancellationToken)
    {
        var shape = new StoreShape(preprocessing.PixelsOnly, options?.CacheFolder);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(HamDataset));
            if (!_stores.TryGetValue(shape, out var store))
            {
                options ??= new StoreOptions();
                options = options.Decode == DecodeOptions.Default ? options with { Decode = decode } : options;
                _stores[shape] = store = ImageStore.OpenOrBuild(_images, preprocessing, options, cancellationToken);
            }

            return store;
        }
    }

    /// <summary>The sources of images that were made from these, such as augmented copies. They close with these.</summary>
    internal DatasetSources Derive(IReadOnlyList<LesionRecord> made)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(HamDataset));
            var derived = new DatasetSources(made, decode);
            _derived.Add(derived);
            return derived;
        }
    }

    internal void Close(bool forever)
    {
        lock (_lock)
        {
            _closed |= forever;
            foreach (var store in _stores.Values)
            {
                store.Dispose();
            }

            _stores.Clear();
            foreach (var derived in _derived)
            {
                derived.Close(forever);
            }
        }
    }

    private readonly record struct StoreShape(Preprocessing Pixels, string? CacheFolder);
}
