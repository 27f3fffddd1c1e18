// The training kernels for x86-64 processors with AVX-512.
#include "training.h"
#include "processor.h"

#ifdef HT_X86_KERNELS

#pragma GCC diagnostic ignored "-Wpsabi"
#pragma GCC optimize("O3")
#pragma GCC target("avx512f,avx512vl,avx512dq,avx512bw,avx2,fma")
#define HT_KERNELS avx512
#define HT_LANES 16
#define HT_TILE_ROWS 12
#include "training_kernels.h"

namespace ht {
namespace training {

const Kernels* avx512_kernels() { return has_avx512() ? &avx512::kernels : nullptr; }

}  // namespace training
}  // namespace ht

#else

const ht::training::Kernels* ht::training::avx512_kernels() { return nullptr; }

#endif
