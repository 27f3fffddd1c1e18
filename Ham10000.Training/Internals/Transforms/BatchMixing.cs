using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Ham10000.Dataset;

namespace Ham10000.Training.Internals;

/// <summary>Mixes the rows of a batch's buffers in place.</summary>
internal static class BatchMixing
{
    /// <summary>Makes each of the rows share · itself + (1 − share) · its partner.</summary>
    internal static void Blend(Span<float> values, ReadOnlySpan<int> partners, float share)
    {
        var length = values.Length / partners.Length;
        var copy = ArrayPool<float>.Shared.Rent(values.Length);
        values.CopyTo(copy);
        for (var i = 0; i < partners.Length; i++)
        {
            Blend(values.Slice(i * length, length), copy.AsSpan(partners[i] * length, length), share);
        }

        ArrayPool<float>.Shared.Return(copy);
    }

    /// <summary>Puts into each image the box of its partner.</summary>
    internal static void Paste(Span<float> pixels, int height, int width, ReadOnlySpan<int> partners, MixBox box)
    {
        var boxRow = (box.Right - box.Left) * Batch.Channels;
        var boxSize = boxRow * (box.Bottom - box.Top);
        if (boxSize == 0)
        {
            return;
        }

        var image = height * width * Batch.Channels;
        var copy = ArrayPool<float>.Shared.Rent(boxSize * partners.Length);
        for (var i = 0; i < partners.Length; i++)
        {
            CopyRows(pixels, (i * image) + Start(box, width), width * Batch.Channels, copy, i * boxSize, boxRow, boxRow, box.Bottom - box.Top);
        }

        for (var i = 0; i < partners.Length; i++)
        {
            CopyRows(copy, partners[i] * boxSize, boxRow, pixels, (i * image) + Start(box, width), width * Batch.Channels, boxRow, box.Bottom - box.Top);
        }

        ArrayPool<float>.Shared.Return(copy);
    }

    internal static IEnumerable<string> AlphaProblems(string transform, double alpha) => alpha > 0 && double.IsFinite(alpha)
        ? []
        : [string.Create(CultureInfo.InvariantCulture, $"BatchTransform is {transform} with alpha {alpha}. Expected a finite number above 0.")];

    private static int Start(MixBox box, int width) => ((box.Top * width) + box.Left) * Batch.Channels;

    private static void CopyRows(ReadOnlySpan<float> from, int fromStart, int fromStride, Span<float> to, int toStart, int toStride, int length, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            from.Slice(fromStart + (row * fromStride), length).CopyTo(to[(toStart + (row * toStride))..]);
        }
    }

    private static void Blend(Span<float> row, ReadOnlySpan<float> other, float share)
    {
        var rest = 1 - share;
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(row);
        var others = MemoryMarshal.Cast<float, Vector<float>>(other);
        for (var i = 0; i < vectors.Length; i++)
        {
            vectors[i] = (vectors[i] * share) + (others[i] * rest);
        }

        for (var i = vectors.Length * Vector<float>.Count; i < row.Length; i++)
        {
            row[i] = (row[i] * share) + (other[i] * rest);
        }
    }
}
