namespace Ham10000.Dataset;

/// <summary>The rows of a store.</summary>
internal sealed class StoreRows(ImageStore store) : IRowSource
{
    public int Height => store.Height;

    public int Width => store.Width;

    public ReadOnlySpan<byte> Row(int row) => store[row];

    public string NameOf(int row) => store.ImageIdOf(row);

    public IDisposable Acquire() => store.Acquire();
}
