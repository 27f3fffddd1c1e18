using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ham10000.Dataset;

/// <summary>Doubles rows of chroma with the triangle filter: three parts of the nearer sample, one of the farther.</summary>
/// <remarks>The roundings lean up and down in turn, as those of the Independent JPEG Group's "fancy" upsampling.</remarks>
internal sealed class ChromaUpsampler
{
    private const int Step = 16;

    // The filter's rows begin here, so that what is left of the first sample has a place.
    private const int Margin = 1;
    private ushort[] _sums = [];

    /// <summary>Doubles a row.</summary>
    /// <param name="near">A row of <paramref name="width"/> samples, readable up to a multiple of 16.</param>
    /// <param name="far">The row next to it on the other side of the wanted one; empty where the height stays.</param>
    /// <param name="width">The samples. At least 1.</param>
    /// <param name="target">Room for twice as many, rounded up to a multiple of 32.</param>
    internal void Double(ReadOnlySpan<byte> near, ReadOnlySpan<byte> far, int width, Span<byte> target)
    {
        int readable = (width + Step - 1) & -Step;
        if (_sums.Length < readable + 2 * Step)
        {
            _sums = GC.AllocateUninitializedArray<ushort>(readable + 2 * Step);
        }

        Sum(near[..readable], far);
        _sums[Margin - 1] = _sums[Margin];
        _sums[Margin + width] = _sums[Margin + width - 1];
        Spread(width, isTall: !far.IsEmpty, target[..(2 * readable)]);
    }

    private void Sum(ReadOnlySpan<byte> near, ReadOnlySpan<byte> far)
    {
        for (int x = 0; x < near.Length; x += Step)
        {
            var sum = Wide(near, x);
            if (!far.IsEmpty)
            {
                sum = sum * 3 + Wide(far, x);
            }

            sum.CopyTo(_sums, Margin + x);
        }
    }

    private void Spread(int width, bool isTall, Span<byte> target)
    {
        ushort up = (ushort)(isTall ? 8 : 1), down = (ushort)(isTall ? 7 : 2);
        int drop = isTall ? 4 : 2;
        ref ushort sums = ref MemoryMarshal.GetArrayDataReference(_sums);
        for (int x = 0; x < width; x += Step)
        {
            var own = Vector256.LoadUnsafe(ref sums, (nuint)(Margin + x)) * 3;
            var left = (own + Vector256.LoadUnsafe(ref sums, (nuint)(Margin + x - 1)) + Vector256.Create(up)) >> drop;
            var right = (own + Vector256.LoadUnsafe(ref sums, (nuint)(Margin + x + 1)) + Vector256.Create(down)) >> drop;
            (left | (right << 8)).AsByte().CopyTo(target[(2 * x)..]);
        }
    }

    private static Vector256<ushort> Wide(ReadOnlySpan<byte> row, int x)
    {
        var samples = Vector128.Create(row[x..]);
        return Vector256.Create(Vector128.WidenLower(samples), Vector128.WidenUpper(samples));
    }
}
