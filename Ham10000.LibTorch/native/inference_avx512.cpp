// The inference kernels for x86-64 processors with AVX-512.
#include "inference.h"
#include "processor.h"

#ifdef HT_X86_KERNELS

#pragma GCC diagnostic ignored "-Wpsabi"
#pragma GCC optimize("O3")
#pragma GCC target("avx512f,avx512vl,avx512dq,avx512bw,avx2,fma")
#define HT_KERNELS avx512
#define HT_LANES 16
#define HT_TILE_ROWS 12
#include "inference_kernels.h"

namespace ht {
namespace inference {

const Kernels* avx512_kernels() { return has_avx512() ? &avx512::kernels : nullptr; }

}  // namespace inference
}  // namespace ht

#else

const ht::inference::Kernels* ht::inference::avx512_kernels() { return nullptr; }

#endif
