// The training kernels over bfloat16 for x86-64 processors that multiply them in pairs (AVX512_BF16).
#include "training.h"
#include "processor.h"

#ifdef HT_BFLOAT16_KERNELS

#pragma GCC diagnostic ignored "-Wpsabi"
#pragma GCC optimize("O3")
#pragma GCC target("avx512f,avx512vl,avx512dq,avx512bw,avx512bf16,avx2,fma")
#define HT_KERNELS bfloat16
#define HT_LANES 16
#define HT_TILE_ROWS 12
#define HT_BFLOAT16
#include "training_kernels.h"

namespace ht {
namespace training {

const Kernels* bfloat16_kernels() { return has_bfloat16() ? &bfloat16::kernels : nullptr; }

}  // namespace training
}  // namespace ht

#else

const ht::training::Kernels* ht::training::bfloat16_kernels() { return nullptr; }

#endif
