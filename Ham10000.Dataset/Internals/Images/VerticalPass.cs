using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ham10000.Dataset;

/// <summary>Filters along the columns: each output row is a weighted sum of input rows.</summary>
internal static class VerticalPass
{
    private const int Step = 16;

    /// <summary>Filters rows of <paramref name="stride"/> bytes; <paramref name="source"/> begins at row <paramref name="firstRow"/> of the table.</summary>
    internal static void Run(ReadOnlySpan<byte> source, int firstRow, int stride, Span<byte> target, FilterTable rows)
    {
        for (int y = 0; y < rows.First.Length; y++)
        {
            var inputs = source.Slice((rows.First[y] - firstRow) * stride, rows.Count[y] * stride);
            var weights = rows.Weights.AsSpan(y * rows.Stride, rows.Count[y]);
            var output = target.Slice(y * stride, stride);
            if (stride < Step)
            {
                FilterNarrow(inputs, weights, output);
                continue;
            }

            for (int x = 0; x <= stride - Step; x += Step)
            {
                FilterStep(inputs, weights, output, x);
            }

            if (stride % Step != 0)
            {
                FilterStep(inputs, weights, output, stride - Step);
            }
        }
    }

    private static void FilterStep(ReadOnlySpan<byte> inputs, ReadOnlySpan<int> weights, Span<byte> output, int x)
    {
        ref byte input = ref MemoryMarshal.GetReference(inputs);
        var sum = Vector512.Create(1 << (FilterTable.FractionBits - 1));
        for (int k = 0, at = x; k < weights.Length; k++, at += output.Length)
        {
            sum += Lanes.Widen(Vector128.LoadUnsafe(ref input, (nuint)at)) * Vector512.Create(weights[k]);
        }

        Lanes.ToBytes(sum).CopyTo(output[x..]);
    }

    private static void FilterNarrow(ReadOnlySpan<byte> inputs, ReadOnlySpan<int> weights, Span<byte> output)
    {
        for (int x = 0; x < output.Length; x++)
        {
            int sum = 1 << (FilterTable.FractionBits - 1);
            for (int k = 0; k < weights.Length; k++)
            {
                sum += inputs[k * output.Length + x] * weights[k];
            }

            output[x] = (byte)Math.Clamp(sum >> FilterTable.FractionBits, 0, 255);
        }
    }
}
