namespace Ham10000.Dataset;

/// <summary>Reads another stream, and refuses to go beyond a bound: what a zip unpacks to may be without end.</summary>
internal sealed class BoundedStream(Stream inner, long bound) : ForwardStream
{
    private long _left = bound;

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        _left -= count;
        return _left >= 0 ? count : throw new BoundExceededException();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
