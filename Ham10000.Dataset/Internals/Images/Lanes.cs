using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ham10000.Dataset;

/// <summary>Conversions between bytes and 16 lanes of int, with one instruction where the processor has it.</summary>
internal static class Lanes
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<int> Widen(Vector128<byte> bytes)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.ConvertToVector512Int32(bytes);
        }

        if (Avx2.IsSupported)
        {
            return Vector512.Create(Avx2.ConvertToVector256Int32(bytes), Avx2.ConvertToVector256Int32(Sse2.ShiftRightLogical128BitLane(bytes, 8)));
        }

        var (low, high) = Vector128.Widen(bytes);
        return Vector512.Create(
            Vector256.Create(Vector128.WidenLower(low), Vector128.WidenUpper(low)),
            Vector256.Create(Vector128.WidenLower(high), Vector128.WidenUpper(high))).AsInt32();
    }

    /// <summary>The eight bytes of an integer as eight lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<int> Widen(ulong bytes)
    {
        var vector = Vector128.CreateScalarUnsafe(bytes).AsByte();
        if (Avx2.IsSupported)
        {
            return Avx2.ConvertToVector256Int32(vector);
        }

        var words = Vector128.WidenLower(vector);
        return Vector256.Create(Vector128.WidenLower(words), Vector128.WidenUpper(words)).AsInt32();
    }

    /// <summary>Drops the fraction of fixed-point sums and clamps them to 0..255.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<byte> ToBytes(Vector512<int> sums) => Saturate(sums >> FilterTable.FractionBits);

    /// <summary>The same for four sums; the bytes come in an integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint ToBytes(Vector128<int> sums)
    {
        var levels = Vector128.Min(Vector128.Max(sums >> FilterTable.FractionBits, Vector128<int>.Zero), Vector128.Create(255)).AsUInt32();
        var words = Vector128.Narrow(levels, levels);
        return Vector128.Narrow(words, words).AsUInt32().ToScalar();
    }

    /// <summary>Clamps to 0..255.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<byte> Saturate(Vector512<int> values)
    {
        var levels = Vector512.Min(Vector512.Max(values, Vector512<int>.Zero), Vector512.Create(255));
        if (Avx512F.IsSupported)
        {
            return Avx512F.ConvertToVector128Byte(levels);
        }

        var words = Vector256.Narrow(levels.GetLower().AsUInt32(), levels.GetUpper().AsUInt32());
        return Vector128.Narrow(words.GetLower(), words.GetUpper());
    }
}
