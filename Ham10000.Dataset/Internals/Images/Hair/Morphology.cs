using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Ham10000.Dataset;

/// <summary>Grey and binary morphology on <see cref="Plane"/>s, 64 pixels at a time. Structuring elements are lists of offsets.</summary>
internal static class Morphology
{
    private const int Step = 64;

    /// <summary>Each pixel becomes the largest at the offsets.</summary>
    internal static void Dilate(Plane source, Plane target, int[] offsets) => Reduce<Largest>(source, target, offsets, merge: false);

    /// <summary>Each pixel becomes the smallest at the offsets.</summary>
    internal static void Erode(Plane source, Plane target, int[] offsets) => Reduce<Smallest>(source, target, offsets, merge: false);

    /// <summary>Each pixel becomes the smallest at the offsets, or stays if it is larger.</summary>
    internal static void ErodeMerging(Plane source, Plane target, int[] offsets) => Reduce<Smallest>(source, target, offsets, merge: true);

    /// <summary>Adds to a mask of 0 and 255 what an opening leaves of another.</summary>
    internal static void OpenMerging(Plane source, Plane target, int[] offsets)
    {
        for (int y = 0; y < source.Height; y++)
        {
            ref byte from = ref Unsafe.Add(ref source.Start, source.Origin + y * source.Stride);
            ref byte to = ref Unsafe.Add(ref target.Start, target.Origin + y * target.Stride);
            int x = 0;
            for (; x <= source.Width - Step; x += Step)
            {
                Open(ref Unsafe.Add(ref from, x), ref Unsafe.Add(ref to, x), offsets);
            }

            // The rest reaches over the border, where nothing fits, into the next row, where the same is right.
            if (x < source.Width)
            {
                Open(ref Unsafe.Add(ref from, x), ref Unsafe.Add(ref to, x), offsets);
            }
        }
    }

    private static void Open(ref byte from, ref byte to, int[] offsets)
    {
        var fits = Vector512.LoadUnsafe(ref from);
        for (int k = 0; k < offsets.Length; k++)
        {
            if (fits == Vector512<byte>.Zero)
            {
                return;
            }

            fits &= Vector512.LoadUnsafe(ref Unsafe.Add(ref from, offsets[k]));
        }

        if (fits == Vector512<byte>.Zero)
        {
            return;
        }

        foreach (int offset in offsets)
        {
            ref byte place = ref Unsafe.Add(ref to, offset);
            (Vector512.LoadUnsafe(ref place) | fits).StoreUnsafe(ref place);
        }
    }

    private static void Reduce<TChoice>(Plane source, Plane target, int[] offsets, bool merge)
        where TChoice : struct, IChoice
    {
        Span<byte> rest = stackalloc byte[Step];
        for (int y = 0; y < source.Height; y++)
        {
            ref byte from = ref Unsafe.Add(ref source.Start, source.Origin + y * source.Stride);
            var row = target.Row(y);
            int x = 0;
            for (; x <= row.Length - Step; x += Step)
            {
                var value = Choose<TChoice>(ref Unsafe.Add(ref from, x), offsets);
                (merge ? Vector512.Max(value, Vector512.LoadUnsafe(ref row[x])) : value).StoreUnsafe(ref row[x]);
            }

            if (x < row.Length)
            {
                // The border must keep its value, so the rest goes through the stack.
                Choose<TChoice>(ref Unsafe.Add(ref from, x), offsets).CopyTo(rest);
                Merge(rest[..(row.Length - x)], row[x..], merge);
            }
        }
    }

    private static void Merge(ReadOnlySpan<byte> values, Span<byte> target, bool merge)
    {
        for (int i = 0; i < values.Length; i++)
        {
            target[i] = merge ? Math.Max(values[i], target[i]) : values[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Choose<TChoice>(ref byte from, int[] offsets)
        where TChoice : struct, IChoice
    {
        var value = Vector512.LoadUnsafe(ref Unsafe.Add(ref from, offsets[0]));
        for (int k = 1; k < offsets.Length; k++)
        {
            value = TChoice.Of(value, Vector512.LoadUnsafe(ref Unsafe.Add(ref from, offsets[k])));
        }

        return value;
    }

    private interface IChoice
    {
        static abstract Vector512<byte> Of(Vector512<byte> a, Vector512<byte> b);
    }

    private readonly struct Largest : IChoice
    {
        public static Vector512<byte> Of(Vector512<byte> a, Vector512<byte> b) => Vector512.Max(a, b);
    }

    private readonly struct Smallest : IChoice
    {
        public static Vector512<byte> Of(Vector512<byte> a, Vector512<byte> b) => Vector512.Min(a, b);
    }
}
