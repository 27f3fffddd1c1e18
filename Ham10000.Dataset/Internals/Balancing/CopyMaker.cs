namespace Ham10000.Dataset;

/// <summary>Makes the files of an original and of its copies on one thread, with buffers that it keeps from one image to the next.</summary>
internal sealed class CopyMaker(BalanceOptions options, DecodeOptions decode)
{
    // No epoch of a training has this number, so no image looks there as a copy does.
    private const int Epoch = -1;

    private readonly Resampler _resampler = new();
    private byte[] _file = [], _decoded = [], _pixels = [];
    private LevelAugmenter? _augmenter;
    private int _height, _width;

    /// <summary>Reads an original and passes on the content of its file, then that of each of its copies.</summary>
    internal void Make(PlannedOriginal original, Action<string, byte[]> pass)
    {
        Load(original);
        pass(BalanceFiles.OriginalName(original.Record, options), options.Height is null ? _file : Encode(_pixels.AsSpan(0, Length).ToArray()));
        for (int copy = 0; copy < original.CopyIds.Count; copy++)
        {
            pass(BalanceFiles.CopyName(original.CopyIds[copy], options), Encode(_augmenter!.Apply(_pixels, new DrawKey(options.Seed, Epoch, original.Index, copy))));
        }
    }

    private int Length => _height * _width * RgbImage.Channels;

    private void Load(PlannedOriginal original)
    {
        try
        {
            _file = File.ReadAllBytes(original.Record.ImagePath);
            var info = ImageDecoder.Decode(_file, decode, ref _decoded);
            Resize(info, options.Height ?? info.Height, options.Width ?? info.Width);
        }
        catch (Exception e) when (e is DatasetFormatException or IOException or UnauthorizedAccessException)
        {
            throw new DatasetFormatException($"{original.Record.ImagePath}: the image '{original.Record.ImageId}' cannot be copied. {e.Message}", e)
            {
                Path = original.Record.ImagePath,
                ImageId = original.Record.ImageId,
            };
        }
    }

    private void Resize(ImageInfo info, int height, int width)
    {
        if (_augmenter is null || (height, width) != (_height, _width))
        {
            (_height, _width) = (height, width);
            _augmenter = new LevelAugmenter(options.Augmentation, height, width);
            _pixels = new byte[Length + AffineWarp.Padding];
        }

        var decoded = _decoded.AsSpan(0, info.Height * info.Width * RgbImage.Channels);
        _resampler.Resize(decoded, info.Height, info.Width, _pixels.AsSpan(0, Length), height, width, ResizeMode.Stretch, Interpolation.Bicubic);
    }

    private byte[] Encode(byte[] pixels)
    {
        var image = new RgbImage(_height, _width, pixels);
        return options.Format == ImageFormat.Png ? PngEncoder.Encode(image) : JpegEncoder.Encode(image, options.JpegQuality);
    }
}
