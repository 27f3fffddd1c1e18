// The loops of small networks in training for x86-64 processors with AVX-512.
#include "training_small.h"
#include "processor.h"

#ifdef HT_X86_KERNELS

// GCC 12 takes the undefined operands inside its own intrinsics for a fault.
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC optimize("O3")
#pragma GCC target("avx512f,avx512vl,avx512dq,avx512bw,avx2,fma")
#include "training_small_kernels.h"
#include "training_small_products.h"

namespace ht {
namespace small {

const Kernels* avx512_kernels() {
    static const Kernels kernels{pack, forward, backward, dots, outer};
    static const bool runs = has_avx512();
    return runs ? &kernels : nullptr;
}

}  // namespace small
}  // namespace ht

#else

const ht::small::Kernels* ht::small::avx512_kernels() { return nullptr; }

#endif
