using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ham10000.Dataset;

/// <summary>Adds independent Gaussian noise to grey levels and clamps them to 0..255.</summary>
/// <remarks>Box and Muller's transform of the numbers that <see cref="CounterRandom"/> gives for the same key, eight of its blocks
/// at a time. A deviate is at most 5.8 deviations large, for its uniform number has 24 bits.</remarks>
internal static class GaussianNoise
{
    /// <summary>Deviates of one step: 8 blocks of 4 words.</summary>
    private const int ValuesPerStep = 32;
    private const int Lanes = 16, Blocks = 8;

    internal static void Add(Span<float> levels, float deviation, DrawKey key)
    {
        Span<float> rest = stackalloc float[ValuesPerStep];
        uint block = 0;
        for (; levels.Length >= ValuesPerStep; levels = levels[ValuesPerStep..], block += Blocks)
        {
            AddStep(ref MemoryMarshal.GetReference(levels), deviation, key, block);
        }

        levels.CopyTo(rest);
        AddStep(ref rest[0], deviation, key, block);
        rest[..levels.Length].CopyTo(levels);
    }

    private static void AddStep(ref float levels, float deviation, DrawKey key, uint block)
    {
        var (a, b, c, d) = Words(key, block);
        var (radii, angles) = (Vector512.Narrow(a, c), Vector512.Narrow(b, d));
        var radius = Vector512.Create(deviation) * Vector512.Sqrt(Vector512.Create(-2f) * Vector512.Log(Unit(radii)));
        var (sin, cos) = Vector512.SinCos(Unit(angles) * Vector512.Create(2 * MathF.PI));
        Clamp(Vector512.LoadUnsafe(ref levels) + radius * cos).StoreUnsafe(ref levels);
        Clamp(Vector512.LoadUnsafe(ref levels, Lanes) + radius * sin).StoreUnsafe(ref levels, Lanes);
    }

    /// <summary>Uniform in (0, 1], in steps of 2^-24.</summary>
    private static Vector512<float> Unit(Vector512<uint> words) =>
        Vector512.ConvertToSingle(((words >>> 8) + Vector512<uint>.One).AsInt32()) * Vector512.Create(1 / 16_777_216f);

    /// <summary>The four words of eight blocks of Philox, in the lower halves of the lanes.</summary>
    internal static (Vector512<ulong> A, Vector512<ulong> B, Vector512<ulong> C, Vector512<ulong> D) Words(DrawKey key, uint block)
    {
        var low = Vector512.Create(0xFFFF_FFFFul);
        var a = (Vector512.Create((ulong)block) + Vector512<ulong>.Indices) & low;
        var (b, c, d) = (Vector512.Create((ulong)(uint)key.Epoch), Vector512.Create((ulong)(uint)key.Image), Vector512.Create((ulong)(uint)key.Occurrence));
        uint key0 = (uint)key.Seed, key1 = (uint)RandomPurpose.AugmentationNoise;
        for (int round = 0; round < 10; round++)
        {
            var (first, second) = (Product(a, 0xD2511F53), Product(c, 0xCD9E8D57));
            (a, b, c, d) = ((second >>> 32) ^ b ^ Vector512.Create((ulong)key0), second & low, (first >>> 32) ^ d ^ Vector512.Create((ulong)key1), first & low);
            key0 += 0x9E3779B9;
            key1 += 0xBB67AE85;
        }

        return (a, b, c, d);
    }

    /// <summary>64 bits of the product of the lanes' lower halves, for which most processors have an instruction of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Product(Vector512<ulong> words, uint factor) => Avx512F.IsSupported
        ? Avx512F.Multiply(words.AsUInt32(), Vector512.Create((ulong)factor).AsUInt32())
        : words * Vector512.Create((ulong)factor);

    private static Vector512<float> Clamp(Vector512<float> levels) => Vector512.Min(Vector512.Max(levels, Vector512<float>.Zero), Vector512.Create(255f));
}
