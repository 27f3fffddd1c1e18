namespace Ham10000.Dataset;

/// <summary>Makes the files of an original and of its copies on one thread, with buffers that it keeps from one image to the next.</summary>
internal sealed class CopyMaker(BalanceOptions options, DecodeOptions decode)
{
    // No epoch of a training has this number, so no image looks there as a copy does.
    private const int Epoch = -1;

    private readonly Resampler _resampler = new();
    private byte[] _file = [], _decoded = [], _pixels = [];
    private float[] _warped = [];
    private AffineWarp? _warp;
    private int _height, _width;

    /// <summary>Reads an original and passes on the content of its file, then that of each of its copies.</summary>
    internal void Make(PlannedOriginal original, Action<string, byte[]> pass)
    {
        Load(original);
        pass(BalanceFiles.OriginalName(original.Record, options), options.Height is null ? _file : Encode(_pixels.AsSpan(0, Length).ToArray()));
        for (int copy = 0; copy < original.CopyIds.Count; copy++)
        {
            pass(BalanceFiles.CopyName(original.CopyIds[copy], options), Encode(Augment(original.Index, copy)));
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
        if (_warp is null || (height, width) != (_height, _width))
        {
            (_height, _width) = (height, width);
            _warp = new AffineWarp(height, width, PixelScaler.Identity);
            _pixels = new byte[Length + AffineWarp.Padding];
            _warped = new float[Length];
        }

        var decoded = _decoded.AsSpan(0, info.Height * info.Width * RgbImage.Channels);
        _resampler.Resize(decoded, info.Height, info.Width, _pixels.AsSpan(0, Length), height, width, ResizeMode.Stretch, Interpolation.Bicubic);
    }

    private byte[] Augment(int image, int copy)
    {
        var map = options.Augmentation.Draw(options.Seed, Epoch, image, _height, _width, copy);
        _warp!.Apply(_pixels, map, _warped);
        return Array.ConvertAll(_warped, level => (byte)Math.Clamp(MathF.Round(level), 0, 255));
    }

    private byte[] Encode(byte[] pixels)
    {
        var image = new RgbImage(_height, _width, pixels);
        return options.Format == ImageFormat.Png ? PngEncoder.Encode(image) : JpegEncoder.Encode(image, options.JpegQuality);
    }
}
