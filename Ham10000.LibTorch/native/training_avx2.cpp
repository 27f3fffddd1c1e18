// The training kernels for x86-64 processors with AVX2.
#include "training.h"
#include "processor.h"

#ifdef HT_X86_KERNELS

#pragma GCC diagnostic ignored "-Wpsabi"
#pragma GCC optimize("O3")
#pragma GCC target("avx2,fma")
#define HT_KERNELS avx2
#define HT_LANES 8
#define HT_TILE_ROWS 6
#include "training_kernels.h"

namespace ht {
namespace training {

const Kernels* avx2_kernels() { return has_avx2() ? &avx2::kernels : nullptr; }

}  // namespace training
}  // namespace ht

#else

const ht::training::Kernels* ht::training::avx2_kernels() { return nullptr; }

#endif
