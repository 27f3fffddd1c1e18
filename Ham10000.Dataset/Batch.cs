namespace Ham10000.Dataset;

/// <summary>Images, labels and, where asked for, patient data that go through the network together, in pinned managed memory that a tensor can share.</summary>
/// <remarks>Batches of a <see cref="BatchLoader"/> come from a pool: dispose each exactly once, when nothing reads its
/// buffers any more, and keep no reference to it, for the loader will fill it again.</remarks>
public sealed partial class Batch : IDisposable
{
    /// <summary>Values per pixel: red, green and blue.</summary>
    public const int Channels = 3;

    private readonly BatchPool? _pool;
    private readonly float[] _pixels;
    private readonly long[] _labels;
    private readonly int[] _indices;
    private readonly float[] _patients;
    private int _isDisposed;

    internal Batch(int capacity, int height, int width, BatchPool? pool, int patientLength = 0)
    {
        (Height, Width, PatientLength, _pool) = (height, width, patientLength, pool);
        _pixels = GC.AllocateUninitializedArray<float>(checked(capacity * height * width * Channels), pinned: true);
        _labels = GC.AllocateUninitializedArray<long>(capacity, pinned: true);
        _indices = new int[capacity];
        _patients = GC.AllocateUninitializedArray<float>(capacity * patientLength, pinned: true);
    }

    /// <summary>The number of images. At least 1; the last batch of an epoch may have fewer than the others.</summary>
    public int Count { get; private set; }

    /// <summary>Rows of pixels.</summary>
    public int Height { get; }

    /// <summary>Columns of pixels.</summary>
    public int Width { get; }

    /// <summary>The memory of <see cref="Pixels"/>: pinned, float32, (N, Height, Width, 3) in this order. It may be longer than the batch.</summary>
    public float[] PixelBuffer => Alive(_pixels);

    /// <summary>Count × Height × Width × 3 network inputs, standardised.</summary>
    public Span<float> Pixels => Alive(_pixels).AsSpan(0, Count * Height * Width * Channels);

    /// <summary>The memory of <see cref="Labels"/>: pinned, int64. It may be longer than the batch.</summary>
    public long[] LabelBuffer => Alive(_labels);

    /// <summary>One class index per image; -1 where an image has no label.</summary>
    public Span<long> Labels => Alive(_labels).AsSpan(0, Count);

    /// <summary>Values per patient: <see cref="PatientEncoder.Length"/> where patient data was asked for, else 0.</summary>
    public int PatientLength { get; }

    /// <summary>The memory of <see cref="Patient"/>: pinned, float32, (N, PatientLength) in this order. It may be longer than the batch.</summary>
    public float[] PatientBuffer => Alive(_patients);

    /// <summary>Count × <see cref="PatientLength"/> values, what a <see cref="PatientEncoder"/> says of each image's patient; empty where it was not asked for.</summary>
    public Span<float> Patient => Alive(_patients).AsSpan(0, Count * PatientLength);

    /// <summary>For each image its index in the set that the loader reads.</summary>
    public ReadOnlySpan<int> Indices => Alive(_indices).AsSpan(0, Count);

    /// <summary>Gives the memory back to the loader.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            _pool?.Return(this);
        }
    }

    /// <summary>Makes the batch usable again, with this many images.</summary>
    internal void Open(int count)
    {
        Count = count;
        Volatile.Write(ref _isDisposed, 0);
    }

    /// <summary>Says which image lies at a position.</summary>
    internal void Set(int position, int index, long label)
    {
        _indices[position] = index;
        _labels[position] = label;
    }

    private T Alive<T>(T buffer)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, this);
        return buffer;
    }
}
