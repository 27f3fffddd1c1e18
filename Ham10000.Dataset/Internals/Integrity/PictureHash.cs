using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ham10000.Dataset;

/// <summary>The 64-bit perceptual hash of a picture: which of its low frequencies are stronger than their median.</summary>
/// <remarks>C. Zauner, "Implementation and benchmarking of perceptual image hash functions", Hagenberg 2010, section 3.2.1: a cosine
/// transform of the 32 × 32 grey picture, of which rows and columns 1 to 8 are kept (0, the mean brightness, is not) and compared with
/// their median. Bit 8·u + v stands for frequency u + 1 down and v + 1 across.</remarks>
internal static class PictureHash
{
    private const int Side = 8;

    // At each place, the eight waves that have 1 to 8 half periods over the picture.
    private static readonly Vector512<double>[] Cosines = [.. Enumerable.Range(0, ImageFacts.Side).Select(CosinesAt)];

    /// <summary>How many bits differ.</summary>
    internal static int Distance(ulong a, ulong b) => BitOperations.PopCount(a ^ b);

    /// <summary>Hashes a thumbnail in as many turns as there is room for.</summary>
    /// <param name="thumbnail">The grey levels of <see cref="ImageFacts.Thumbnail"/>.</param>
    /// <param name="hashes">Receives the hash of each of the first turns of <see cref="Turns"/>.</param>
    internal static void Of(ReadOnlySpan<byte> thumbnail, Span<ulong> hashes)
    {
        Span<double> frequencies = stackalloc double[Side * Side];
        Transform(thumbnail, frequencies);
        for (int turn = 0; turn < hashes.Length; turn++)
        {
            hashes[turn] = Hash(frequencies, turn);
        }
    }

    // Eight frequencies at once, in vectors of a fixed length, so that sums are rounded alike on every processor.
    private static void Transform(ReadOnlySpan<byte> thumbnail, Span<double> frequencies)
    {
        Span<Vector512<double>> down = stackalloc Vector512<double>[Side];
        for (int row = 0; row < ImageFacts.Side; row++)
        {
            var across = Vector512<double>.Zero;
            var levels = thumbnail.Slice(row * ImageFacts.Side, ImageFacts.Side);
            for (int x = 0; x < levels.Length; x++)
            {
                across += Cosines[x] * levels[x];
            }

            for (int u = 0; u < Side; u++)
            {
                down[u] += across * Cosines[row][u];
            }
        }

        MemoryMarshal.Cast<Vector512<double>, double>(down).CopyTo(frequencies);
    }

    // To turn a picture is to swap its frequencies and to change the sign of the odd ones; the pixels need not be looked at again.
    private static ulong Hash(ReadOnlySpan<double> frequencies, int turn)
    {
        Span<double> turned = stackalloc double[Side * Side], sorted = stackalloc double[Side * Side];
        for (int u = 0; u < Side; u++)
        {
            for (int v = 0; v < Side; v++)
            {
                double value = (turn & Turns.Transpose) != 0 ? frequencies[v * Side + u] : frequencies[u * Side + v];
                bool isNegated = ((turn & Turns.FlipRows) != 0 && u % 2 == 0) != ((turn & Turns.FlipColumns) != 0 && v % 2 == 0);
                turned[u * Side + v] = isNegated ? -value : value;
            }
        }

        turned.CopyTo(sorted);
        sorted.Sort();
        double median = (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
        ulong hash = 0;
        for (int i = 0; i < turned.Length; i++)
        {
            hash |= turned[i] > median ? 1UL << i : 0;
        }

        return hash;
    }

    private static Vector512<double> CosinesAt(int place)
    {
        Span<double> waves = stackalloc double[Side];
        for (int i = 0; i < Side; i++)
        {
            waves[i] = Math.Cos(Math.PI * (i + 1) * (2 * place + 1) / (2 * ImageFacts.Side));
        }

        return Vector512.Create<double>(waves);
    }
}
