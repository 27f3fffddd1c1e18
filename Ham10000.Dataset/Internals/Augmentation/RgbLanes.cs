using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ham10000.Dataset;

/// <summary>16 pixels as a vector per channel.</summary>
internal readonly struct RgbLanes(Vector512<float> red, Vector512<float> green, Vector512<float> blue)
{
    internal readonly Vector512<float> Red = red, Green = green, Blue = blue;

    /// <summary>Pixels per vector.</summary>
    internal const int Count = 16;

    // Two permutations a channel: the first gathers from two of three vectors, the second adds the third.
    private static readonly Vector512<int> Red1 = Gather(0, first: true), Green1 = Gather(1, first: true), Blue1 = Gather(2, first: true);
    private static readonly Vector512<int> Red2 = Gather(0, first: false), Green2 = Gather(1, first: false), Blue2 = Gather(2, first: false);
    private static readonly Vector512<int> Left1 = Scatter(0, first: true), Middle1 = Scatter(1, first: true), Right1 = Scatter(2, first: true);
    private static readonly Vector512<int> Left2 = Scatter(0, first: false), Middle2 = Scatter(1, first: false), Right2 = Scatter(2, first: false);

    /// <summary>Takes 48 interleaved values apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static RgbLanes Load(ref float source)
    {
        if (!Avx512F.IsSupported)
        {
            return LoadEach(ref source);
        }

        var (a, b, c) = (Vector512.LoadUnsafe(ref source), Vector512.LoadUnsafe(ref source, Count), Vector512.LoadUnsafe(ref source, 2 * Count));
        return new RgbLanes(
            Avx512F.PermuteVar16x32x2(Avx512F.PermuteVar16x32x2(a, Red1, b), Red2, c),
            Avx512F.PermuteVar16x32x2(Avx512F.PermuteVar16x32x2(a, Green1, b), Green2, c),
            Avx512F.PermuteVar16x32x2(Avx512F.PermuteVar16x32x2(a, Blue1, b), Blue2, c));
    }

    /// <summary>Interleaves them again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Store(ref float target)
    {
        if (!Avx512F.IsSupported)
        {
            StoreEach(ref target);
            return;
        }

        Avx512F.PermuteVar16x32x2(Avx512F.PermuteVar16x32x2(Red, Left1, Green), Left2, Blue).StoreUnsafe(ref target);
        Avx512F.PermuteVar16x32x2(Avx512F.PermuteVar16x32x2(Red, Middle1, Green), Middle2, Blue).StoreUnsafe(ref target, Count);
        Avx512F.PermuteVar16x32x2(Avx512F.PermuteVar16x32x2(Red, Right1, Green), Right2, Blue).StoreUnsafe(ref target, 2 * Count);
    }

    /// <summary>The same for processors without such permutations.</summary>
    internal static RgbLanes LoadEach(ref float source) => new(EveryThird(ref source), EveryThird(ref Unsafe.Add(ref source, 1)), EveryThird(ref Unsafe.Add(ref source, 2)));

    internal void StoreEach(ref float target)
    {
        Spread(Red, ref target);
        Spread(Green, ref Unsafe.Add(ref target, 1));
        Spread(Blue, ref Unsafe.Add(ref target, 2));
    }

    private static Vector512<float> EveryThird(ref float s) => Vector512.Create(
        s, Unsafe.Add(ref s, 3), Unsafe.Add(ref s, 6), Unsafe.Add(ref s, 9), Unsafe.Add(ref s, 12), Unsafe.Add(ref s, 15), Unsafe.Add(ref s, 18), Unsafe.Add(ref s, 21),
        Unsafe.Add(ref s, 24), Unsafe.Add(ref s, 27), Unsafe.Add(ref s, 30), Unsafe.Add(ref s, 33), Unsafe.Add(ref s, 36), Unsafe.Add(ref s, 39), Unsafe.Add(ref s, 42), Unsafe.Add(ref s, 45));

    private static void Spread(Vector512<float> values, ref float target)
    {
        ref float value = ref Unsafe.As<Vector512<float>, float>(ref values);
        for (int i = 0; i < Count; i++)
        {
            Unsafe.Add(ref target, i * RgbImage.Channels) = Unsafe.Add(ref value, i);
        }
    }

    /// <summary>Lane i holds value 3i + channel of 48. The first permutation takes those of the first 32, the second the others.</summary>
    private static Vector512<int> Gather(int channel, bool first) => Lanes(i =>
    {
        int from = RgbImage.Channels * i + channel;
        return first ? from % 32 : from < 32 ? i : from - 32 + Count;
    });

    /// <summary>Lane i of a part holds one channel of one pixel. The first permutation takes red and green, the second adds blue.</summary>
    private static Vector512<int> Scatter(int part, bool first) => Lanes(i =>
    {
        var (pixel, channel) = Math.DivRem(part * Count + i, RgbImage.Channels);
        return first ? channel % 2 * Count + pixel : channel < 2 ? i : Count + pixel;
    });

    private static Vector512<int> Lanes(Func<int, int> index) => Vector512.Create<int>(Enumerable.Range(0, Count).Select(index).ToArray());
}
