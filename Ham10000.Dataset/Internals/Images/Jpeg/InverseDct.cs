using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ham10000.Dataset;

/// <summary>The inverse cosine transform of 8×8 blocks in whole numbers, with the roundings of the Independent JPEG Group's accurate one.</summary>
/// <remarks>Loeffler, Ligtenberg and Moschytz, "Practical fast 1-D DCT algorithms with 11 multiplications", ICASSP 1989, with 13 fraction
/// bits in the constants and 2 in what passes from the columns to the rows.</remarks>
internal static class InverseDct
{
    /// <summary>The most that the steps times coefficients of a column may add up to without signs. A picture's 64 grey levels
    /// lie within 128 of their middle, so no column of a true block comes to more than 1024·√8 = 2896, and up to here no
    /// implementation with 16-bit sums overflows.</summary>
    internal const int ColumnLimit = 2950;

    private const int ConstantBits = 13, PassBits = 2;

    /// <summary>Transforms a block and clears it.</summary>
    /// <param name="block">64 coefficients.</param>
    /// <param name="steps">64 quantisation steps.</param>
    /// <param name="target">The first of eight rows of eight grey levels.</param>
    /// <param name="stride">From one row to the next.</param>
    /// <param name="peaks">The largest sums of columns so far.</param>
    internal static void Transform(Span<short> block, ReadOnlySpan<int> steps, Span<byte> target, int stride, ref Vector256<int> peaks)
    {
        // The slices check what the references below rely on.
        ref short coefficients = ref MemoryMarshal.GetReference(block[..64]);
        ref int step = ref MemoryMarshal.GetReference(steps[..64]);
        ref byte pixels = ref MemoryMarshal.GetReference(target[..(7 * stride + 8)]);
        var rows = new Rows(
            Load(ref coefficients, ref step, 0), Load(ref coefficients, ref step, 8), Load(ref coefficients, ref step, 16), Load(ref coefficients, ref step, 24),
            Load(ref coefficients, ref step, 32), Load(ref coefficients, ref step, 40), Load(ref coefficients, ref step, 48), Load(ref coefficients, ref step, 56));
        block[..64].Clear();
        peaks = Vector256.Max(peaks, rows.SumOfAbsolutes());
        rows.Pass(ConstantBits - PassBits, 0);
        rows.Transpose();
        rows.Pass(ConstantBits + PassBits + 3, 128);
        rows.Store(ref pixels, (nuint)stride);
    }

    /// <summary>Paints a block that has one colour.</summary>
    /// <returns>False if it is outside what a picture has.</returns>
    internal static bool TryFill(Span<short> block, ReadOnlySpan<int> steps, Span<byte> target, int stride)
    {
        int dc = block[0] * steps[0];
        block[0] = 0;
        byte level = (byte)Math.Clamp(((dc << PassBits) + 16 >> 5) + 128, 0, 255);
        for (int y = 0; y < 8; y++)
        {
            target.Slice(y * stride, 8).Fill(level);
        }

        return Math.Abs(dc) <= ColumnLimit;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Load(ref short coefficients, ref int step, nuint at)
    {
        var row = Vector128.LoadUnsafe(ref coefficients, at);
        var wide = Avx2.IsSupported ? Avx2.ConvertToVector256Int32(row) : Vector256.Create(Vector128.WidenLower(row), Vector128.WidenUpper(row));
        return wide * Vector256.LoadUnsafe(ref step, at);
    }

    /// <summary>Eight rows of eight lanes.</summary>
    private ref struct Rows(
        Vector256<int> r0, Vector256<int> r1, Vector256<int> r2, Vector256<int> r3, Vector256<int> r4, Vector256<int> r5, Vector256<int> r6, Vector256<int> r7)
    {
        private Vector256<int> _0 = r0, _1 = r1, _2 = r2, _3 = r3, _4 = r4, _5 = r5, _6 = r6, _7 = r7;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal readonly Vector256<int> SumOfAbsolutes() =>
            Vector256.Abs(_0) + Vector256.Abs(_1) + (Vector256.Abs(_2) + Vector256.Abs(_3))
            + (Vector256.Abs(_4) + Vector256.Abs(_5) + (Vector256.Abs(_6) + Vector256.Abs(_7)));

        /// <summary>Transforms each lane, drops <paramref name="drop"/> bits with rounding and adds <paramref name="middle"/>.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal void Pass(int drop, int middle)
        {
            // Even rows: sums and differences of 0 and 4, and 2 and 6 turned by 3π/8. The rounding rides on them to every output.
            var half = Vector256.Create((middle << drop) + (1 << (drop - 1)));
            var turned = (_2 + _6) * 4433;
            var (low, high) = (turned + _2 * 6270, turned - _6 * 15137);
            var (sum, difference) = (((_0 + _4) << ConstantBits) + half, ((_0 - _4) << ConstantBits) + half);
            var (e0, e1, e2, e3) = (sum + low, difference + high, difference - high, sum - low);

            // Odd rows.
            var (s71, s53, s73, s51) = (_7 + _1, _5 + _3, _7 + _3, _5 + _1);
            var all = (s73 + s51) * 9633;
            var (a73, a51) = (all - s73 * 16069, all - s51 * 3196);
            var (b71, b53) = (s71 * 7373, s53 * 20995);
            var o3 = _7 * 2446 - b71 + a73;
            var o2 = _5 * 16819 - b53 + a51;
            var o1 = _3 * 25172 - b53 + a73;
            var o0 = _1 * 12299 - b71 + a51;
            (_0, _1, _2, _3) = ((e0 + o0) >> drop, (e1 + o1) >> drop, (e2 + o2) >> drop, (e3 + o3) >> drop);
            (_7, _6, _5, _4) = ((e0 - o0) >> drop, (e1 - o1) >> drop, (e2 - o2) >> drop, (e3 - o3) >> drop);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal void Transpose()
        {
            if (!Avx2.IsSupported)
            {
                TransposeInMemory();
                return;
            }

            var (a0, a1, a2, a3) = (Avx2.UnpackLow(_0, _1), Avx2.UnpackHigh(_0, _1), Avx2.UnpackLow(_2, _3), Avx2.UnpackHigh(_2, _3));
            var (a4, a5, a6, a7) = (Avx2.UnpackLow(_4, _5), Avx2.UnpackHigh(_4, _5), Avx2.UnpackLow(_6, _7), Avx2.UnpackHigh(_6, _7));
            var (b0, b1, b2, b3) = (Low(a0, a2), High(a0, a2), Low(a1, a3), High(a1, a3));
            var (b4, b5, b6, b7) = (Low(a4, a6), High(a4, a6), Low(a5, a7), High(a5, a7));
            (_0, _1, _2, _3) = (Lower(b0, b4), Lower(b1, b5), Lower(b2, b6), Lower(b3, b7));
            (_4, _5, _6, _7) = (Upper(b0, b4), Upper(b1, b5), Upper(b2, b6), Upper(b3, b7));
        }

        /// <summary>Stores the lanes as rows of bytes.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal readonly void Store(ref byte pixels, nuint stride)
        {
            var lower = Levels(_0, _1, _2, _3);
            var upper = Levels(_4, _5, _6, _7);
            if (!Sse2.IsSupported)
            {
                StoreInMemory(lower, upper, ref pixels, stride);
                return;
            }

            // Each half of a vector is a column; columns become pairs, fours and then rows of eight.
            var (a, b, c, d) = (Zip(lower.GetLower()), Zip(lower.GetUpper()), Zip(upper.GetLower()), Zip(upper.GetUpper()));
            var (top, topRight) = (Sse2.UnpackLow(a, b).AsUInt32(), Sse2.UnpackLow(c, d).AsUInt32());
            var (bottom, bottomRight) = (Sse2.UnpackHigh(a, b).AsUInt32(), Sse2.UnpackHigh(c, d).AsUInt32());
            StoreTwo(Sse2.UnpackLow(top, topRight), ref pixels, stride);
            StoreTwo(Sse2.UnpackHigh(top, topRight), ref Unsafe.Add(ref pixels, 2 * stride), stride);
            StoreTwo(Sse2.UnpackLow(bottom, bottomRight), ref Unsafe.Add(ref pixels, 4 * stride), stride);
            StoreTwo(Sse2.UnpackHigh(bottom, bottomRight), ref Unsafe.Add(ref pixels, 6 * stride), stride);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<byte> Levels(Vector256<int> a, Vector256<int> b, Vector256<int> c, Vector256<int> d) =>
            Vector256.Narrow(Vector256.Narrow(Level(a), Level(b)).AsUInt16(), Vector256.Narrow(Level(c), Level(d)).AsUInt16());

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<int> Level(Vector256<int> sums) => Vector256.Min(Vector256.Max(sums, Vector256<int>.Zero), Vector256.Create(255));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector128<ushort> Zip(Vector128<byte> columns) => Sse2.UnpackLow(columns, Sse2.ShiftRightLogical128BitLane(columns, 8)).AsUInt16();

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void StoreTwo(Vector128<uint> rows, ref byte pixels, nuint stride)
        {
            Unsafe.WriteUnaligned(ref pixels, rows.AsUInt64().ToScalar());
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref pixels, stride), rows.AsUInt64().GetElement(1));
        }

        private static void StoreInMemory(Vector256<byte> lower, Vector256<byte> upper, ref byte pixels, nuint stride)
        {
            for (int i = 0; i < 32; i++)
            {
                ref byte row = ref Unsafe.Add(ref pixels, (nuint)(i % 8) * stride);
                Unsafe.Add(ref row, (nuint)(i / 8)) = lower.GetElement(i);
                Unsafe.Add(ref row, (nuint)(i / 8 + 4)) = upper.GetElement(i);
            }
        }

        private static Vector256<int> Low(Vector256<int> a, Vector256<int> b) => Avx2.UnpackLow(a.AsInt64(), b.AsInt64()).AsInt32();

        private static Vector256<int> High(Vector256<int> a, Vector256<int> b) => Avx2.UnpackHigh(a.AsInt64(), b.AsInt64()).AsInt32();

        private static Vector256<int> Lower(Vector256<int> a, Vector256<int> b) => Avx2.Permute2x128(a, b, 0x20);

        private static Vector256<int> Upper(Vector256<int> a, Vector256<int> b) => Avx2.Permute2x128(a, b, 0x31);

        private void TransposeInMemory()
        {
            Span<int> lanes = stackalloc int[64], turned = stackalloc int[64];
            _0.CopyTo(lanes);
            _1.CopyTo(lanes[8..]);
            _2.CopyTo(lanes[16..]);
            _3.CopyTo(lanes[24..]);
            _4.CopyTo(lanes[32..]);
            _5.CopyTo(lanes[40..]);
            _6.CopyTo(lanes[48..]);
            _7.CopyTo(lanes[56..]);
            for (int i = 0; i < 64; i++)
            {
                turned[(i & 7) * 8 + (i >> 3)] = lanes[i];
            }

            (_0, _1, _2, _3) = (At(turned, 0), At(turned, 8), At(turned, 16), At(turned, 24));
            (_4, _5, _6, _7) = (At(turned, 32), At(turned, 40), At(turned, 48), At(turned, 56));
        }

        private static Vector256<int> At(ReadOnlySpan<int> lanes, int at) => Vector256.Create(lanes[at..]);
    }
}
