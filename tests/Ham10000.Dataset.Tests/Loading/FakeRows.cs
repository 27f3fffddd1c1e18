namespace Ham10000.Dataset.Tests;

/// <summary>Rows in memory, one of which may be unreadable.</summary>
internal sealed class FakeRows(int count, int height = 6, int width = 7) : IRowSource
{
    private readonly byte[][] _rows = [.. Enumerable.Range(0, count).Select(i => (byte[])[.. GoldenPicture.Create(height, width, i).Pixels, .. new byte[AffineWarp.Padding]])];
    private int _leases, _reads;

    internal int? BadRow { get; init; }

    internal Exception Error { get; init; } = new DatasetFormatException("it is damaged.") { Path = "store" };

    /// <summary>How many rows were read.</summary>
    internal int Reads => _reads;

    internal int Leases => _leases;

    internal int Count => count;

    public int Height => height;

    public int Width => width;

    public ReadOnlySpan<byte> Row(int row)
    {
        Interlocked.Increment(ref _reads);
        return row == BadRow ? throw Error : _rows[row].AsSpan(0, height * width * 3);
    }

    public string NameOf(int row) => $"ISIC_{row}";

    public IDisposable Acquire()
    {
        Interlocked.Increment(ref _leases);
        return new Lease(this);
    }

    private sealed class Lease(FakeRows rows) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref rows._leases);
    }
}
