namespace Ham10000.Dataset;

/// <summary>Makes store rows on one thread, with buffers that it keeps from one image to the next.</summary>
internal sealed class StoreWorker(Preprocessing preprocessing, DecodeOptions decode)
{
    private readonly ImagePreparer _preparer = new(preprocessing);
    private readonly byte[] _row = new byte[preprocessing.Height * preprocessing.Width * RgbImage.Channels];
    private byte[] _file = [], _pixels = [];

    /// <summary>Reads, decodes and prepares an image. The result is overwritten by the next.</summary>
    internal ReadOnlySpan<byte> Make(string path)
    {
        var info = ImageDecoder.Decode(Read(path), decode, ref _pixels);
        var pixels = _pixels.AsSpan(0, info.Height * info.Width * RgbImage.Channels);
        _preparer.Prepare(pixels, info.Height, info.Width, _row);
        return _row;
    }

    private Span<byte> Read(string path)
    {
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        var bytes = Resampler.Ensure(ref _file, checked((int)RandomAccess.GetLength(file)));
        int length = 0;
        while (length < bytes.Length && RandomAccess.Read(file, bytes[length..], length) is var count and > 0)
        {
            length += count;
        }

        return bytes[..length];
    }
}
