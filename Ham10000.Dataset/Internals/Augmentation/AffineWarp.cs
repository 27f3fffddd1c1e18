using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ham10000.Dataset;

/// <summary>Samples an image along an affine map, bilinearly, nearest edge pixel outside, and scales the result: one pass
/// from bytes to network inputs. Keeps its buffers; one thread at a time.</summary>
internal sealed class AffineWarp(int height, int width, PixelScaler scaler)
{
    /// <summary>Bytes that must be readable after the source's last pixel.</summary>
    internal const int Padding = 8;

    // Coordinates are computed eight at a time, so the buffers are rounded up.
    private readonly int[] _offsets = new int[width + 8];
    private readonly float[] _rowFractions = new float[width + 8], _columnFractions = new float[width + 8];

    /// <summary>Warps height × width RGB pixels, followed by <see cref="Padding"/> readable bytes, into as many floats.</summary>
    internal void Apply(ReadOnlySpan<byte> pixels, in AffineMap map, Span<float> target)
    {
        int length = height * width * RgbImage.Channels;
        if (pixels.Length < length || target.Length < length)
        {
            throw new ArgumentException($"Expected {length} pixels and inputs, got {pixels.Length} and {target.Length}.");
        }

        int stride = width * RgbImage.Channels;
        ref byte source = ref MemoryMarshal.GetReference(pixels);
        ref float result = ref MemoryMarshal.GetReference(target);
        for (int i = 0; i < height; i++)
        {
            Locate(map, i);
            SampleRow(ref source, height > 1 ? stride : 0, ref Unsafe.Add(ref result, i * stride));
        }
    }

    /// <summary>For a row of the output: byte offset of the upper left of the four source pixels, and how far between them.</summary>
    private void Locate(in AffineMap map, int i)
    {
        var row = Vector512.Create(map.RowByRow * i + map.Row);
        var column = Vector512.Create(map.ColumnByRow * i + map.Column);
        var (rowStep, columnStep) = (Vector512.Create(map.RowByColumn), Vector512.Create(map.ColumnByColumn));
        var (lastRow, lastColumn) = (Vector512.Create((double)(height - 1)), Vector512.Create((double)(width - 1)));
        var (lastPairRow, lastPairColumn) = (Vector512.Create(Math.Max(height - 2.0, 0)), Vector512.Create(Math.Max(width - 2.0, 0)));
        var j = Vector512<double>.Indices;
        var stride = Vector512.Create((double)(width * RgbImage.Channels));
        var channels = Vector512.Create((double)RgbImage.Channels);
        for (int x = 0; x < width; x += 8, j += Vector512.Create(8.0))
        {
            var y = Clamp(Vector512.MultiplyAddEstimate(rowStep, j, row), lastRow);
            var z = Clamp(Vector512.MultiplyAddEstimate(columnStep, j, column), lastColumn);
            var (y0, z0) = (Vector512.Min(Vector512.Floor(y), lastPairRow), Vector512.Min(Vector512.Floor(z), lastPairColumn));
            ToSingle(y - y0).StoreUnsafe(ref _rowFractions[x]);
            ToSingle(z - z0).StoreUnsafe(ref _columnFractions[x]);
            var offset = Vector512.ConvertToInt64(y0 * stride + z0 * channels);
            Vector256.Narrow(offset.GetLower(), offset.GetUpper()).StoreUnsafe(ref _offsets[x]);
        }
    }

    private void SampleRow(ref byte source, int stride, ref float target)
    {
        var (scale, bias) = (scaler.Scale, scaler.Bias);
        ref int offsets = ref MemoryMarshal.GetArrayDataReference(_offsets);
        ref float rowFractions = ref MemoryMarshal.GetArrayDataReference(_rowFractions), columnFractions = ref MemoryMarshal.GetArrayDataReference(_columnFractions);
        for (int x = 0; x < width - 1; x++)
        {
            ref byte pixel = ref Unsafe.Add(ref source, Unsafe.Add(ref offsets, x));
            Sample(ref pixel, stride, Unsafe.Add(ref rowFractions, x), Unsafe.Add(ref columnFractions, x), scale, bias)
                .StoreUnsafe(ref target, (nuint)(x * RgbImage.Channels));
        }

        // Four floats would reach into the next row or past the end.
        int last = width - 1;
        var value = Sample(ref Unsafe.Add(ref source, _offsets[last]), stride, _rowFractions[last], _columnFractions[last], scale, bias);
        for (int c = 0; c < RgbImage.Channels; c++)
        {
            Unsafe.Add(ref target, last * RgbImage.Channels + c) = value[c];
        }
    }

    /// <summary>Red, green and blue between four pixels; eight bytes hold two neighbours.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Sample(ref byte pixel, int stride, float rowFraction, float columnFraction, Vector128<float> scale, Vector128<float> bias)
    {
        if (!Vector256.IsHardwareAccelerated)
        {
            return SampleNarrow(ref pixel, stride, rowFraction, columnFraction, scale, bias);
        }

        var upper = Vector256.ConvertToSingle(Lanes.Widen(Unsafe.ReadUnaligned<ulong>(ref pixel)));
        var lower = Vector256.ConvertToSingle(Lanes.Widen(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref pixel, stride))));
        var pair = Vector256.MultiplyAddEstimate(lower - upper, Vector256.Create(rowFraction), upper);
        var left = pair.GetLower();
        var right = Vector256.Shuffle(pair, Vector256.Create(3, 4, 5, 6, 7, 7, 7, 7)).GetLower();
        return Vector128.MultiplyAddEstimate(Vector128.MultiplyAddEstimate(right - left, Vector128.Create(columnFraction), left), scale, bias);
    }

    /// <summary>The same, one pixel at a time, for processors with vectors of 128 bits. The order of the operations is the same too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> SampleNarrow(ref byte pixel, int stride, float rowFraction, float columnFraction, Vector128<float> scale, Vector128<float> bias)
    {
        ref byte below = ref Unsafe.Add(ref pixel, stride);
        var fraction = Vector128.Create(rowFraction);
        var (leftUpper, leftLower) = (Pixel(ref pixel), Pixel(ref below));
        var (rightUpper, rightLower) = (Pixel(ref Unsafe.Add(ref pixel, 3)), Pixel(ref Unsafe.Add(ref below, 3)));
        var left = Vector128.MultiplyAddEstimate(leftLower - leftUpper, fraction, leftUpper);
        var right = Vector128.MultiplyAddEstimate(rightLower - rightUpper, fraction, rightUpper);
        return Vector128.MultiplyAddEstimate(Vector128.MultiplyAddEstimate(right - left, Vector128.Create(columnFraction), left), scale, bias);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Pixel(ref byte pixel)
    {
        var bytes = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<uint>(ref pixel)).AsByte();
        return Vector128.ConvertToSingle(Vector128.WidenLower(Vector128.WidenLower(bytes)).AsInt32());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Clamp(Vector512<double> value, Vector512<double> highest) =>
        Vector512.Min(Vector512.Max(value, Vector512<double>.Zero), highest);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ToSingle(Vector512<double> value) => Vector256.Narrow(value.GetLower(), value.GetUpper());
}
