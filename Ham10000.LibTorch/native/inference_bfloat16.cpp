// The inference kernels over maps of bfloat16 for x86-64 processors with AVX-512 and its instructions for bfloat16.
#include "inference.h"
#include "processor.h"

#ifdef HT_BFLOAT16_KERNELS

#pragma GCC diagnostic ignored "-Wpsabi"
#pragma GCC optimize("O3")
#pragma GCC target("avx512f,avx512vl,avx512dq,avx512bw,avx512bf16,avx2,fma")
#define HT_KERNELS bfloat16
#define HT_BFLOAT16
#define HT_LANES 16
#define HT_TILE_ROWS 12
#include "inference_kernels.h"

namespace ht {
namespace inference {

const Kernels* bfloat16_kernels() { return has_bfloat16() ? &bfloat16::kernels : nullptr; }

}  // namespace inference
}  // namespace ht

#else

const ht::inference::Kernels* ht::inference::bfloat16_kernels() { return nullptr; }

#endif
