using System.Diagnostics;

namespace Ham10000.Dataset;

/// <summary>Makes the batches of an epoch ahead of their use, on background threads.</summary>
/// <remarks>
/// What a batch holds depends on seed, epoch and image alone, never on the number of threads. The threads make at most
/// <see cref="LoaderOptions.PrefetchBatches"/> batches that nobody has taken yet, then sleep; they never touch torch.
/// </remarks>
public sealed partial class BatchLoader : IDisposable
{
    private readonly IRowSource _source;
    private readonly int[] _rows;
    private readonly long[] _labels;
    private readonly float[] _patients;
    private readonly LoaderOptions _options;
    private readonly BatchPool _pool;
    private readonly Standardizer _standardizer;
    private readonly List<EpochReader> _readers = [];
    private bool _isDisposed;
    private long _waitedTicks;

    /// <summary>Reads a set. Its store is opened, and built on the first use.</summary>
    /// <param name="set">The images. At least one. The dataset that the set comes from must stay open.</param>
    /// <param name="fitted">The preprocessing, with the values of the training set.</param>
    /// <param name="options">Batch size, order, augmentation and threads; null for the defaults.</param>
    /// <param name="storeOptions">Threads, progress and place of the store; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the building of the store.</param>
    /// <exception cref="ArgumentException">An option is out of range, or the set is empty.</exception>
    /// <exception cref="InvalidOperationException">The preprocessing is not fitted.</exception>
    /// <exception cref="DatasetFormatException">An image cannot be decoded.</exception>
    public BatchLoader(
        ImageSet set, Preprocessing fitted, LoaderOptions? options = null, StoreOptions? storeOptions = null, CancellationToken cancellationToken = default)
        : this(Open(set, fitted, storeOptions, cancellationToken), Indices(set).Select(set.StoreRow), Indices(set).Select(i => (long)set.LabelOf(i)), fitted, options, set.Labels.ClassCount, options?.Patient is { } encoder ? Encode(set, encoder) : null)
    {
    }

    /// <summary>Reads rows of a store, or of a test's stand-in for one.</summary>
    /// <param name="source">The rows.</param>
    /// <param name="rows">For each image of the set its row.</param>
    /// <param name="labels">For each image of the set its class.</param>
    /// <param name="fitted">The preprocessing that the rows were made with, and its statistics.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="classCount">How many classes there are; null for as many as occur.</param>
    /// <param name="patients">For each image of the set the values of its patient, one after the other; null without patient data.</param>
    internal BatchLoader(IRowSource source, IEnumerable<int> rows, IEnumerable<long> labels, Preprocessing fitted, LoaderOptions? options, int? classCount = null, float[]? patients = null)
    {
        _options = options ?? new LoaderOptions();
        _options.Validate();
        fitted.Validate();
        fitted.ThrowIfNotFitted();
        (_source, _rows, _labels) = (source, [.. rows], [.. labels]);
        if (_rows.Length == 0 || _rows.Length != _labels.Length)
        {
            throw new ArgumentException($"Expected at least one image and a label for each, got {_rows.Length} images and {_labels.Length} labels.");
        }

        if (source.Height != fitted.Height || source.Width != fitted.Width)
        {
            throw new ArgumentException($"Expected a store of {fitted.Height}×{fitted.Width} images, got {source.Height}×{source.Width}.");
        }

        _patients = patients ?? [];
        if (_patients.Length != _rows.Length * (_options.Patient?.Length ?? 0))
        {
            throw new ArgumentException($"Expected {_options.Patient?.Length ?? 0} values of patient data for each of {_rows.Length} images, got {_patients.Length} values.");
        }

        _members = new ClassMembers(_labels, classCount ?? (int)_labels.Max() + 1);
        _options.Sampling.Problems(_members.Counts).ThrowIfAny("The sampling");
        _sampler = _options.Sampling.Start(_members, _options);
        _pool = BatchPool.Of(Math.Min(_options.BatchSize, _sampler.Count), source.Height, source.Width, _options.Patient?.Length ?? 0);
        _standardizer = new Standardizer(fitted.Standardization);
        StepsPerEpoch = _options.DropLast ? _sampler.Count / _options.BatchSize : (_sampler.Count + _options.BatchSize - 1) / _options.BatchSize;
        ImagesPerEpoch = _options.DropLast ? StepsPerEpoch * _options.BatchSize : _sampler.Count;
        if (StepsPerEpoch == 0)
        {
            throw new ArgumentException($"DropLast leaves no batch: an epoch has {_sampler.Count} images, fewer than the batch size of {_options.BatchSize}. Keep the last batch, or make batches smaller.");
        }
    }

    /// <summary>Batches per epoch.</summary>
    public int StepsPerEpoch { get; }

    /// <summary>How long consumers have waited for batches, in all epochs so far.</summary>
    public TimeSpan Waited => TimeSpan.FromTicks(Interlocked.Read(ref _waitedTicks));

    /// <summary>Reads an epoch: every image of the set once, unless <see cref="LoaderOptions.Sampling"/> draws them otherwise
    /// or <see cref="LoaderOptions.DropLast"/> leaves out the last few.</summary>
    /// <param name="epoch">0 or more; with the seed it determines order and augmentation.</param>
    /// <param name="cancellationToken">Stops the epoch.</param>
    /// <returns>The batches, in order. The caller disposes each. Making them begins with the first one asked for, and ends
    /// with the enumeration.</returns>
    /// <exception cref="DatasetFormatException">An image could not be read; the message names it.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IEnumerable<Batch> ReadEpoch(int epoch, CancellationToken cancellationToken = default) => ReadEpoch(epoch, firstStep: 0, cancellationToken);

    /// <summary>Reads the rest of an epoch, as <see cref="ReadEpoch(int, CancellationToken)"/> does; the batches before it are not made.</summary>
    /// <param name="epoch">0 or more; with the seed it determines order and augmentation.</param>
    /// <param name="firstStep">How many batches are left out, from 0 to <see cref="StepsPerEpoch"/>.</param>
    /// <param name="cancellationToken">Stops the epoch.</param>
    /// <returns>The same batches as the whole epoch has from this step on. The caller disposes each.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The epoch has no such step.</exception>
    /// <exception cref="DatasetFormatException">An image could not be read; the message names it.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IEnumerable<Batch> ReadEpoch(int epoch, int firstStep, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        ArgumentOutOfRangeException.ThrowIfNegative(firstStep);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstStep, StepsPerEpoch);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return firstStep == StepsPerEpoch ? [] : Read(epoch, firstStep, cancellationToken);
    }

    /// <summary>Ends all threads of this loader and waits for them. Batches that were handed out stay valid.</summary>
    public void Dispose()
    {
        EpochReader[] readers;
        lock (_readers)
        {
            _isDisposed = true;
            readers = [.. _readers];
        }

        foreach (var reader in readers)
        {
            reader.Dispose();
        }
    }

    private static StoreRows Open(ImageSet set, Preprocessing fitted, StoreOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(fitted);
        fitted.Validate();
        fitted.ThrowIfNotFitted();
        return set.Count == 0
            ? throw new ArgumentException($"The set '{set.Name}' is empty. Expected at least one image.", nameof(set))
            : new StoreRows(set.OpenStore(fitted, options, cancellationToken));
    }

    private static float[] Encode(ImageSet set, PatientEncoder encoder)
    {
        encoder.Validate();
        var values = new float[set.Count * encoder.Length];
        for (int i = 0; i < set.Count; i++)
        {
            encoder.Encode(PatientFacts.Of(set.Records[i]), values.AsSpan(i * encoder.Length, encoder.Length));
        }

        return values;
    }

    private static IEnumerable<int> Indices(ImageSet set) => Enumerable.Range(0, set.Count);

    private IEnumerable<Batch> Read(int epoch, int firstStep, CancellationToken cancellationToken)
    {
        var order = Order(epoch);
        var reader = Start(epoch, firstStep, order, cancellationToken);
        try
        {
            for (int step = firstStep; step < StepsPerEpoch; step++)
            {
                long start = Stopwatch.GetTimestamp();
                var batch = reader.Take(step);
                Interlocked.Add(ref _waitedTicks, Stopwatch.GetElapsedTime(start).Ticks);
                yield return batch;
            }
        }
        finally
        {
            lock (_readers)
            {
                _readers.Remove(reader);
            }

            reader.Dispose();
            GiveBack(order);
        }
    }

    private EpochReader Start(int epoch, int firstStep, EpochOrder order, CancellationToken cancellationToken)
    {
        lock (_readers)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var makers = Enumerable.Range(0, _options.Threads ?? 1).Select(_ => new BatchMaker(_source, _rows, _labels, _patients, _options, _standardizer, _pool, epoch, order));
            var reader = new EpochReader(_source, [.. makers], firstStep, StepsPerEpoch, _options.PrefetchBatches, cancellationToken);
            _readers.Add(reader);
            return reader;
        }
    }
}
