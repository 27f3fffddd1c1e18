// Vectors of HT_LANES floats, numbers as maps hold them, and activations. Each source file that includes inference_kernels.h compiles this for another
// instruction set, in a namespace HT_KERNELS of its own. Nothing of the standard library may be instantiated here: the linker keeps
// one copy of a template, and it could keep one that an older processor cannot run.
#include "inference.h"

#ifdef HT_BFLOAT16
#include <immintrin.h>
#endif

namespace ht {
namespace inference {
namespace HT_KERNELS {

constexpr int lanes = HT_LANES;

typedef float Vector __attribute__((vector_size(4 * lanes)));
typedef float Unaligned __attribute__((vector_size(4 * lanes), aligned(4)));
typedef int32_t Integers __attribute__((vector_size(4 * lanes)));

#define HT_INLINE inline __attribute__((always_inline))
#define HT_UNROLL _Pragma("GCC unroll 16")

HT_INLINE Vector load(const float* from) { return *reinterpret_cast<const Unaligned*>(from); }
HT_INLINE void store(float* to, Vector value) { *reinterpret_cast<Unaligned*>(to) = value; }
HT_INLINE Vector all(float value) { return Vector{} + value; }
HT_INLINE int64_t smaller(int64_t a, int64_t b) { return a < b ? a : b; }
HT_INLINE int64_t larger(int64_t a, int64_t b) { return a > b ? a : b; }

// What maps hold: float32, or bfloat16 as the upper half of one. Sums, weights by channel and biases are float32 in any case.
#ifdef HT_BFLOAT16
typedef uint16_t Number;
typedef uint16_t Halves __attribute__((vector_size(2 * lanes), aligned(2)));
constexpr int together = 2;  // inputs of a convolution that are multiplied and added at once

HT_INLINE Vector load(const Number* from) {
    return (Vector)(__builtin_convertvector(*reinterpret_cast<const Halves*>(from), Integers) << 16);
}
HT_INLINE void store(Number* to, Vector value) {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), (__m256i)_mm512_cvtneps_pbh((__m512)value));
}
HT_INLINE float get(const Number* from) {
    const uint32_t bits = static_cast<uint32_t>(*from) << 16;
    float value;
    __builtin_memcpy(&value, &bits, sizeof(value));
    return value;
}
HT_INLINE void put(Number* to, float value) {
    *to = static_cast<Number>(_mm_extract_epi16((__m128i)_mm_cvtneps_pbh(_mm_set_ss(value)), 0));
}
#else
typedef float Number;
constexpr int together = 1;
#endif

HT_INLINE float get(const float* from) { return *from; }
HT_INLINE void put(float* to, float value) { *to = value; }

// Comparisons with NaN are false, so a NaN stays one.
HT_INLINE Vector clamp(Vector x, Vector low, Vector high) {
    x = x < low ? low : x;
    return x > high ? high : x;
}

// e^x by 2^n · e^r with |r| below ln(2)/2, to two units in the last place.
HT_INLINE Vector exponential(Vector x) {
    x = clamp(x, all(-87.3f), all(88.3f));
    const Vector shifted = x * 1.44269504f + 12582912.0f;  // rounds to an integer in the low bits
    const Vector n = shifted - 12582912.0f;
    const Vector r = x - n * 0.693359375f + n * 2.12194440e-4f;
    Vector y = all(1.9875691500e-4f);
    y = y * r + 1.3981999507e-3f;
    y = y * r + 8.3334519073e-3f;
    y = y * r + 4.1665795894e-2f;
    y = y * r + 1.6666665459e-1f;
    y = y * r + 5.0000001201e-1f;
    y = y * (r * r) + r + 1.0f;
    return y * (Vector)((__builtin_convertvector(n, Integers) + 127) << 23);
}

HT_INLINE Vector sigmoid(Vector x) { return 1.0f / (1.0f + exponential(-x)); }

// Abramowitz and Stegun, 7.1.26: off by at most 1.5e-7.
HT_INLINE Vector error_function(Vector x) {
    const Vector size = x < 0.0f ? -x : x;
    const Vector t = 1.0f / (1.0f + 0.3275911f * size);
    const Vector y = 1.0f - ((((1.061405429f * t - 1.453152027f) * t + 1.421413741f) * t - 0.284496736f) * t + 0.254829592f) * t
                                * exponential(-size * size);
    return x < 0.0f ? -y : y;
}

HT_INLINE Vector curve(Vector x, Activation activation) {
    switch (activation) {
        case Activation::sigmoid: return sigmoid(x);
        case Activation::tanh: return 1.0f - 2.0f / (exponential(2.0f * x) + 1.0f);
        case Activation::silu: return x * sigmoid(x);
        case Activation::gelu: return 0.5f * x * (1.0f + error_function(x * 0.70710678f));
        default: return x;
    }
}

// The activations that are more than a clamp, on values just written.
inline void apply_curve(Number* values, int64_t count, Activation activation) {
    int64_t i = 0;
    for (; i + lanes <= count; i += lanes) {
        store(values + i, curve(load(values + i), activation));
    }
    if (i < count) {
        float rest[lanes] = {};
        for (int64_t j = i; j < count; j++) rest[j - i] = get(values + j);
        store(rest, curve(load(rest), activation));
        for (int64_t j = i; j < count; j++) put(values + j, rest[j - i]);
    }
}

HT_INLINE bool is_curve(const HtOperation& operation) {
    return operation.activation > static_cast<int32_t>(Activation::clamp);
}

// Bounds that change nothing where the activation is no clamp.
struct Bounds {
    explicit Bounds(const HtOperation& operation) {
        const bool clamps = operation.activation == static_cast<int32_t>(Activation::clamp);
        low = clamps ? operation.low : -__builtin_inff();
        high = clamps ? operation.high : __builtin_inff();
    }
    float low, high;
};

}  // namespace HT_KERNELS
}  // namespace inference
}  // namespace ht
