using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Ham10000.Training.Internals;

/// <summary>The widest vector instructions of this processor: with others, sums may be rounded differently.</summary>
internal static class ProcessorFacts
{
    internal static string Text => Avx512F.IsSupported ? "AVX-512" : Avx2.IsSupported ? "AVX2" : AdvSimd.IsSupported ? "AdvSimd" : "no wide vectors";
}
