// Vectors of HT_LANES floats, and elements in memory, for the kernels of training.h. Each source file that includes training_kernels.h
// compiles them for another instruction set, in a namespace HT_KERNELS of its own, with HT_BFLOAT16 defined for elements of bfloat16.
// Nothing of the standard library may be instantiated here: the linker keeps one copy of a template, and it could keep one that an
// older processor cannot run.
#ifndef HAM10000_TORCH_TRAINING_VECTORS_H
#define HAM10000_TORCH_TRAINING_VECTORS_H

#include "training.h"

#ifdef HT_BFLOAT16
#include <immintrin.h>
#endif

namespace ht {
namespace training {
namespace HT_KERNELS {

constexpr int lanes = HT_LANES;
constexpr int panel_vectors = 2;
constexpr int panel = panel_vectors * lanes;
constexpr int tile_rows = HT_TILE_ROWS;

typedef float Vector __attribute__((vector_size(4 * lanes)));
typedef float Unaligned __attribute__((vector_size(4 * lanes), aligned(4)));
typedef Word Words __attribute__((vector_size(4 * lanes)));
typedef Word UnalignedWords __attribute__((vector_size(4 * lanes), aligned(2)));
typedef int32_t Integers __attribute__((vector_size(4 * lanes)));

#define HT_INLINE HT_ALWAYS_INLINE
#define HT_UNROLL _Pragma("GCC unroll 16")

HT_INLINE Vector all(float value) { return Vector{} + value; }
HT_INLINE Vector load(const float* from) { return *reinterpret_cast<const Unaligned*>(from); }
HT_INLINE void store(float* to, Vector value) { *reinterpret_cast<Unaligned*>(to) = value; }
HT_INLINE Words load_words(const void* from) { return *static_cast<const UnalignedWords*>(from); }
HT_INLINE void store_words(Word* to, Words value) { *reinterpret_cast<UnalignedWords*>(to) = value; }
HT_INLINE int64_t smaller(int64_t a, int64_t b) { return a < b ? a : b; }

#ifdef HT_BFLOAT16
typedef uint16_t Element;
typedef uint16_t Half __attribute__((vector_size(2 * lanes), aligned(2)));
constexpr int elements = 2;  // of a word

HT_INLINE Vector load(const Element* from) { return (Vector)(__builtin_convertvector(*reinterpret_cast<const Half*>(from), Words) << 16); }
HT_INLINE void store(Element* to, Vector value) { *reinterpret_cast<Half*>(to) = (Half)_mm512_cvtneps_pbh((__m512)value); }
HT_INLINE Vector add_product(Vector sum, Words a, Words b) {
    return (Vector)_mm512_dpbf16_ps((__m512)sum, (__m512bh)a, (__m512bh)b);
}
// The words of two vectors of floats that lie behind each other, and of two rows.
HT_INLINE Words narrow(Vector first, Vector second) { return (Words)_mm512_cvtne2ps_pbh((__m512)second, (__m512)first); }
HT_INLINE Words join(Vector even, Vector odd) {
    const auto low = __builtin_convertvector((Half)_mm512_cvtneps_pbh((__m512)even), Words);
    return low | (__builtin_convertvector((Half)_mm512_cvtneps_pbh((__m512)odd), Words) << 16);
}
HT_INLINE Words join(const Element* even, const Element* odd) {
    return __builtin_convertvector(*reinterpret_cast<const Half*>(even), Words)
           | (__builtin_convertvector(*reinterpret_cast<const Half*>(odd), Words) << 16);
}
#else
typedef float Element;
constexpr int elements = 1;

HT_INLINE Vector add_product(Vector sum, Words a, Words b) { return sum + (Vector)a * (Vector)b; }
#endif

// Calls the function with the number of vectors that it takes at a time, and the first channel.
template <class Function>
HT_INLINE void by_channels(int64_t channels, Function&& function) {
    int64_t c = 0;
    for (; c + 4 * lanes <= channels; c += 4 * lanes) function.template operator()<4>(c);
    for (; c + lanes <= channels; c += lanes) function.template operator()<1>(c);
}

}  // namespace HT_KERNELS
}  // namespace training
}  // namespace ht

#endif
