// The loops of small networks in training for x86-64 processors with AVX-512.
#include "training_small.h"

#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__)

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
    static const bool runs = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
                             __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("fma");
    return runs ? &kernels : nullptr;
}

}  // namespace small
}  // namespace ht

#else

const ht::small::Kernels* ht::small::avx512_kernels() { return nullptr; }

#endif
