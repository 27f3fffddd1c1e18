namespace Ham10000.Dataset;

/// <summary>What a loader reads: rows of pixels and the names of their images.</summary>
internal interface IRowSource
{
    int Height { get; }

    int Width { get; }

    /// <summary>Pixels of a row, followed by <see cref="AffineWarp.Padding"/> readable bytes.</summary>
    ReadOnlySpan<byte> Row(int row);

    string NameOf(int row);

    /// <summary>Keeps the rows readable until the result is disposed.</summary>
    IDisposable Acquire();
}
