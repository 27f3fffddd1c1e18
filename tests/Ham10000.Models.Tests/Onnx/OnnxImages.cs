using System.Runtime.InteropServices;
using Ham10000.Dataset;

namespace Ham10000.Models.Tests;

/// <summary>Images as an ONNX file takes them: the numbers' type, the shape, and the numbers as bytes.</summary>
internal sealed record OnnxImages(string Type, long[] Shape, byte[] Bytes)
{
    public static OnnxImages Pixels(RgbImage[] images) =>
        new("uint8", [images.Length, images[0].Height, images[0].Width, 3], [.. images.SelectMany(image => image.Pixels.ToArray())]);

    /// <summary>Standardised as batches are, the channels before the pixels.</summary>
    public static OnnxImages Standardized(RgbImage[] images, Preprocessing fitted)
    {
        using var batch = Batch.FromImages(images, fitted);
        using var tensor = BatchTensors.Images(batch);
        var values = TestModels.Values(tensor);
        return new("float32", [images.Length, 3, fitted.Height, fitted.Width], MemoryMarshal.AsBytes(values.AsSpan()).ToArray());
    }
}
