// The training kernels for x86-64 processors with AVX2.
#include "training.h"

#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__)

#pragma GCC diagnostic ignored "-Wpsabi"
#pragma GCC optimize("O3")
#pragma GCC target("avx2,fma")
#define HT_KERNELS avx2
#define HT_LANES 8
#define HT_TILE_ROWS 6
#include "training_kernels.h"

namespace ht {
namespace training {

const Kernels* avx2_kernels() {
    const bool runs = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    return runs ? &avx2::kernels : nullptr;
}

}  // namespace training
}  // namespace ht

#else

const ht::training::Kernels* ht::training::avx2_kernels() { return nullptr; }

#endif
