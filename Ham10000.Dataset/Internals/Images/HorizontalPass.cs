using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ham10000.Dataset;

/// <summary>Filters along the rows of an interleaved RGB image, five pixels (15 of 16 lanes) at a time, so that every lane
/// keeps its channel from one group to the next.</summary>
internal static class HorizontalPass
{
    internal const int PixelsPerGroup = 5;
    internal const int LanesPerGroup = 16;

    /// <summary>Filters <paramref name="count"/> rows from <paramref name="firstRow"/> on.</summary>
    internal static void Run(ReadOnlySpan<byte> source, int width, int firstRow, int count, Span<byte> target, AxisPlan plan, ref byte[] scratch)
    {
        int stride = width * RgbImage.Channels, newStride = plan.GroupCounts.Length * RgbImage.Channels;

        // Groups read past the end of a row and pixels are stored as four bytes, so rows near an end go through a padded copy.
        int readable = stride + plan.GroupStride * LanesPerGroup + LanesPerGroup;
        var padded = Resampler.Ensure(ref scratch, readable + newStride + 1);
        padded.Clear();
        for (int y = 0; y < count; y++)
        {
            int from = (firstRow + y) * stride;
            bool isLast = y == count - 1;
            ref byte row = ref MemoryMarshal.GetReference(padded);
            if (source.Length - from >= readable)
            {
                row = ref Unsafe.Add(ref MemoryMarshal.GetReference(source), from);
            }
            else
            {
                source.Slice(from, stride).CopyTo(padded);
            }

            var newRow = isLast ? padded[readable..] : target[(y * newStride)..];
            FilterRow(ref row, ref MemoryMarshal.GetReference(newRow), plan);
            if (isLast)
            {
                newRow[..newStride].CopyTo(target[(y * newStride)..]);
            }
        }
    }

    private static void FilterRow(ref byte row, ref byte newRow, AxisPlan plan)
    {
        ref int weights = ref MemoryMarshal.GetArrayDataReference(plan.GroupWeights);
        int[] first = plan.Table.First, groups = plan.GroupCounts;
        var half = Vector128.Create(1 << (FilterTable.FractionBits - 1));
        for (int x = 0; x < groups.Length; x++)
        {
            ref byte pixels = ref Unsafe.Add(ref row, first[x] * RgbImage.Channels);
            ref int lanes = ref Unsafe.Add(ref weights, x * plan.GroupStride * LanesPerGroup);
            var total = Vector512.IsHardwareAccelerated ? Sum512(ref pixels, ref lanes, groups[x]) : Sum256(ref pixels, ref lanes, groups[x]);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref newRow, x * RgbImage.Channels), Lanes.ToBytes(total + half));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Sum512(ref byte pixels, ref int lanes, int groups)
    {
        var sum = Vector512<int>.Zero;
        for (int g = 0; g < groups; g++)
        {
            sum += Lanes.Widen(Vector128.LoadUnsafe(ref pixels, (nuint)(g * PixelsPerGroup * RgbImage.Channels))) * Vector512.LoadUnsafe(ref lanes, (nuint)(g * LanesPerGroup));
        }

        // Lanes 0, 1 and 2 gather the other four pixels: 6 and 9 with 0 and 3, then 3, then 12.
        var pairs = sum + Vector512.Shuffle(sum, Vector512.Create(6, 7, 8, 9, 10, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        return pairs.GetLower().GetLower()
            + Vector512.Shuffle(pairs, Vector512.Create(3, 4, 5, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)).GetLower().GetLower()
            + sum.GetUpper().GetUpper();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Sum256(ref byte pixels, ref int lanes, int groups)
    {
        const int Half = LanesPerGroup / 2;
        var (low, high) = (Vector256<int>.Zero, Vector256<int>.Zero);
        for (int g = 0; g < groups; g++)
        {
            ref byte five = ref Unsafe.Add(ref pixels, g * PixelsPerGroup * RgbImage.Channels);
            low += Lanes.Widen(Unsafe.ReadUnaligned<ulong>(ref five)) * Vector256.LoadUnsafe(ref lanes, (nuint)(g * LanesPerGroup));
            high += Lanes.Widen(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref five, Half))) * Vector256.LoadUnsafe(ref lanes, (nuint)(g * LanesPerGroup + Half));
        }

        // The pixels lie in fours as RGBR GBRG BRGB RGB; -1 fetches a zero.
        var (second, third) = (low.GetUpper(), high.GetLower());
        return low.GetLower() + high.GetUpper()
            + Vector128.Shuffle(low.GetLower(), Vector128.Create(3, -1, -1, -1))
            + Vector128.Shuffle(second, Vector128.Create(2, 3, 1, -1)) + Vector128.Shuffle(second, Vector128.Create(-1, 0, -1, -1))
            + Vector128.Shuffle(third, Vector128.Create(1, 2, 3, -1)) + Vector128.Shuffle(third, Vector128.Create(-1, -1, 0, -1));
    }
}
