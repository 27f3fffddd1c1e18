using System.Runtime.InteropServices;
using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Contracts;

/// <summary>Images, or patients, as an ONNX file takes them: the numbers' type, the shape, and the numbers as bytes.</summary>
public sealed record OnnxImages(string Type, long[] Shape, byte[] Bytes)
{
    public static OnnxImages Pixels(RgbImage[] images) =>
        new("uint8", [images.Length, images[0].Height, images[0].Width, 3], [.. images.SelectMany(image => image.Pixels.ToArray())]);

    /// <summary>Standardised as batches are, the channels before the pixels.</summary>
    public static OnnxImages Standardized(RgbImage[] images, Preprocessing fitted)
    {
        using var batch = Batch.FromImages(images, fitted);
        using var tensor = BatchTensors.Images(batch);
        var values = FormulaModel.Values(tensor);
        return new("float32", [images.Length, 3, fitted.Height, fitted.Width], MemoryMarshal.AsBytes(values.AsSpan()).ToArray());
    }

    /// <summary>What is known of the patients, a row per image.</summary>
    public static OnnxImages Patients(float[][] rows) => new("float32", [rows.Length, rows[0].Length], MemoryMarshal.AsBytes(rows.SelectMany(row => row).ToArray().AsSpan()).ToArray());
}
