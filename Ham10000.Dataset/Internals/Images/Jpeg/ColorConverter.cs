using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ham10000.Dataset;

/// <summary>Turns rows of luma and chroma into rows of interleaved RGB, 16 pixels at a time, with the roundings of the Independent JPEG Group's conversion.</summary>
/// <remarks>ITU T.871 (JFIF), section 7, with 16 fraction bits.</remarks>
internal static class ColorConverter
{
    /// <summary>Pixels a step; every row must be readable up to a multiple of it.</summary>
    internal const int Step = 16;

    private const int FractionBits = 16, Half = 1 << (FractionBits - 1);

    /// <summary>Converts a row of <c>target.Length / 3</c> pixels.</summary>
    internal static void ToRgb(ReadOnlySpan<byte> luma, ReadOnlySpan<byte> blueness, ReadOnlySpan<byte> redness, Span<byte> target)
    {
        int width = target.Length / RgbImage.Channels, readable = (width + Step - 1) & -Step;
        ref byte y = ref MemoryMarshal.GetReference(luma[..readable]);
        ref byte cb = ref MemoryMarshal.GetReference(blueness[..readable]);
        ref byte cr = ref MemoryMarshal.GetReference(redness[..readable]);
        for (int x = 0; x < width; x += Step)
        {
            var level = Lanes.Widen(Vector128.LoadUnsafe(ref y, (nuint)x));
            var blue = Lanes.Widen(Vector128.LoadUnsafe(ref cb, (nuint)x)) - Vector512.Create(128);
            var red = Lanes.Widen(Vector128.LoadUnsafe(ref cr, (nuint)x)) - Vector512.Create(128);
            var half = Vector512.Create(Half);
            Store(
                Lanes.Saturate(level + ((red * 91881 + half) >> FractionBits)),
                Lanes.Saturate(level + ((half - blue * 22554 - red * 46802) >> FractionBits)),
                Lanes.Saturate(level + ((blue * 116130 + half) >> FractionBits)),
                target[(x * RgbImage.Channels)..]);
        }
    }

    /// <summary>Repeats each grey level of a row of <c>target.Length / 3</c> pixels three times.</summary>
    internal static void ToRgb(ReadOnlySpan<byte> luma, Span<byte> target)
    {
        int width = target.Length / RgbImage.Channels;
        ref byte y = ref MemoryMarshal.GetReference(luma[..((width + Step - 1) & -Step)]);
        for (int x = 0; x < width; x += Step)
        {
            var level = Vector128.LoadUnsafe(ref y, (nuint)x);
            Store(level, level, level, target[(x * RgbImage.Channels)..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector128<byte> red, Vector128<byte> green, Vector128<byte> blue, Span<byte> target)
    {
        const byte N = 255;
        var first = Vector128.Shuffle(red, Vector128.Create(0, N, N, 1, N, N, 2, N, N, 3, N, N, 4, N, N, 5))
            | Vector128.Shuffle(green, Vector128.Create(N, 0, N, N, 1, N, N, 2, N, N, 3, N, N, 4, N, N))
            | Vector128.Shuffle(blue, Vector128.Create(N, N, 0, N, N, 1, N, N, 2, N, N, 3, N, N, 4, N));
        var second = Vector128.Shuffle(red, Vector128.Create(N, N, 6, N, N, 7, N, N, 8, N, N, 9, N, N, 10, N))
            | Vector128.Shuffle(green, Vector128.Create(5, N, N, 6, N, N, 7, N, N, 8, N, N, 9, N, N, 10))
            | Vector128.Shuffle(blue, Vector128.Create(N, 5, N, N, 6, N, N, 7, N, N, 8, N, N, 9, N, N));
        var third = Vector128.Shuffle(red, Vector128.Create(N, 11, N, N, 12, N, N, 13, N, N, 14, N, N, 15, N, N))
            | Vector128.Shuffle(green, Vector128.Create(N, N, 11, N, N, 12, N, N, 13, N, N, 14, N, N, 15, N))
            | Vector128.Shuffle(blue, Vector128.Create(10, N, N, 11, N, N, 12, N, N, 13, N, N, 14, N, N, 15));
        if (target.Length >= Step * RgbImage.Channels)
        {
            ref byte pixels = ref MemoryMarshal.GetReference(target);
            first.StoreUnsafe(ref pixels);
            second.StoreUnsafe(ref pixels, 16);
            third.StoreUnsafe(ref pixels, 32);
            return;
        }

        Span<byte> last = stackalloc byte[Step * RgbImage.Channels];
        first.CopyTo(last);
        second.CopyTo(last[16..]);
        third.CopyTo(last[32..]);
        last[..target.Length].CopyTo(target);
    }
}
