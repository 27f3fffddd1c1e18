using System.Runtime.Intrinsics.X86;

namespace Ham10000.LibTorch.Tests;

/// <summary>A theory about operations that only processors with AVX-512 have; on others it is skipped, saying so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class Avx512TheoryAttribute : TheoryAttribute
{
    public Avx512TheoryAttribute()
    {
        if (!Avx512BW.IsSupported || !Avx512DQ.IsSupported)
        {
            Skip = "The processor has no AVX-512; layers run one by one here.";
        }
    }
}
