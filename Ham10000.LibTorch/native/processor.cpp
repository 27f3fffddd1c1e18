// Asks the processor. In a file of its own, which is compiled for any.
#include "processor.h"

#ifdef HT_X86_KERNELS

bool ht::has_avx2() { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }

bool ht::has_avx512() {
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq")
           && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("fma");
}

#else

bool ht::has_avx2() { return false; }
bool ht::has_avx512() { return false; }

#endif

#ifdef HT_BFLOAT16_KERNELS

bool ht::has_bfloat16() { return has_avx512() && __builtin_cpu_supports("avx512bf16"); }

#else

bool ht::has_bfloat16() { return false; }

#endif
