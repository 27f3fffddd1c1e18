// Convolution, ReLU, pooling and dropout of one image, forward and backward, with 16 lanes. For training_small_avx512.cpp alone.
//
// The gradient of a pooled value reaches one of the window's four pixels, and none where the value was not positive or was dropped.
// So backward goes through the values that have a gradient (a quarter of the convolution's at most) instead of all pixels.
#ifndef HAM10000_TORCH_TRAINING_SMALL_KERNELS_H
#define HAM10000_TORCH_TRAINING_SMALL_KERNELS_H

#include <immintrin.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>

namespace ht {
namespace small {
namespace {

constexpr int kLanes = 16;

// Memory that a thread keeps between two images.
class Scratch {
public:
    ~Scratch() { std::free(data_); }

    float* get(size_t floats) {
        if (floats > size_) {
            std::free(data_);
            size_ = 0;
            data_ = static_cast<float*>(std::aligned_alloc(64, (floats * sizeof(float) + 63) / 64 * 64));
            if (!data_) throw std::bad_alloc();
            size_ = floats;
        }
        return data_;
    }

private:
    float* data_ = nullptr;
    size_t size_ = 0;
};

// Rows of an image with a pixel of zeros around them. A vector may be read past the last pixel.
inline int64_t padded_row(const ConvPool& p) { return (p.width + 2) * p.channels; }

const float* pad(const ConvPool& p, int64_t image, Scratch& scratch) {
    const int64_t row = padded_row(p), inner = p.width * p.channels;
    float* padded = scratch.get((p.height + 2) * row + 2 * kLanes);
    std::memset(padded, 0, row * sizeof(float));
    std::memset(padded + (p.height + 1) * row, 0, (row + 2 * kLanes) * sizeof(float));
    for (int64_t y = 0; y < p.height; y++) {
        float* target = padded + (y + 1) * row;
        std::memset(target, 0, p.channels * sizeof(float));
        std::memcpy(target + p.channels, p.input + (image * p.height + y) * inner, inner * sizeof(float));
        std::memset(target + p.channels + inner, 0, p.channels * sizeof(float));
    }
    return padded;
}

// (3, 3, channels, 32) from (32, 3, 3, channels), then the bias.
void pack(const ConvPool& p, float* packed) {
    const int64_t taps = 9 * p.channels;
    for (int64_t tap = 0; tap < taps; tap++) {
        for (int map = 0; map < kMaps; map++) packed[tap * kMaps + map] = p.kernel[map * taps + tap];
    }
    for (int map = 0; map < kMaps; map++) packed[taps * kMaps + map] = p.bias[map];
}

// Which of a pixel's 32 values are kept: 16 random bits for each, from a counter (Steele and others' splitmix).
inline __mmask32 kept(const ConvPool& p, int64_t pixel) {
    const __m512i lanes = _mm512_set_epi64(7, 6, 5, 4, 3, 2, 1, 0);
    const __m512i counter = _mm512_add_epi64(_mm512_set1_epi64(pixel * 8 + 1), lanes);
    __m512i z = _mm512_add_epi64(_mm512_mullo_epi64(counter, _mm512_set1_epi64(0x9e3779b97f4a7c15)), _mm512_set1_epi64(p.seed));
    z = _mm512_mullo_epi64(_mm512_xor_si512(z, _mm512_srli_epi64(z, 30)), _mm512_set1_epi64(0xbf58476d1ce4e5b9));
    z = _mm512_mullo_epi64(_mm512_xor_si512(z, _mm512_srli_epi64(z, 27)), _mm512_set1_epi64(0x94d049bb133111eb));
    z = _mm512_xor_si512(z, _mm512_srli_epi64(z, 31));
    return _mm512_cmpge_epu16_mask(z, _mm512_set1_epi16(static_cast<short>(p.threshold)));
}

// Takes the challenger where it is larger, or a NaN that the champion is not: as libtorch's pooling does.
inline void challenge(__m512& champion, __m512i& place, __m512 challenger, int number) {
    const __mmask16 sound = _mm512_cmp_ps_mask(champion, champion, _CMP_ORD_Q);
    const __mmask16 wins = _mm512_mask_cmp_ps_mask(sound, challenger, champion, _CMP_NLE_UQ);
    champion = _mm512_mask_mov_ps(champion, wins, challenger);
    place = _mm512_mask_mov_epi32(place, wins, _mm512_set1_epi32(number));
}

// Pools a window of sums, half of the maps; zero and a NaN pass as through libtorch's ReLU.
inline void store_pooled(const ConvPool& p, __m512 v00, __m512 v01, __m512 v10, __m512 v11, __mmask16 keep, int64_t place) {
    __m512i winner = _mm512_setzero_si512();
    challenge(v00, winner, v01, 1);
    challenge(v00, winner, v10, 2);
    challenge(v00, winner, v11, 3);
    const __mmask16 positive = _mm512_cmp_ps_mask(v00, _mm512_setzero_ps(), _CMP_NLE_UQ);
    const __mmask16 passes = positive & keep;
    // A dropped NaN stays one, as it does where a value is multiplied by nothing.
    __m512 value = _mm512_maskz_mov_ps(positive, v00);
    if (p.threshold) value = _mm512_mul_ps(value, _mm512_maskz_mov_ps(keep, _mm512_set1_ps(p.scale)));
    _mm512_storeu_ps(p.output + place, value);
    winner = _mm512_mask_mov_epi32(_mm512_set1_epi32(kNowhere), passes, winner);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(p.winners + place), _mm512_cvtepi32_epi8(winner));
}

// Windows pooled windows side by side: two rows of the convolution stay in registers.
template <int Channels, int Windows>
inline void forward_tile(const ConvPool& p, const float* packed, const float* rows, int64_t row, int64_t pixel) {
    constexpr int Columns = 2 * Windows;
    __m512 sums[2][Columns][2];
    const __m512 bias0 = _mm512_loadu_ps(packed + 9 * Channels * kMaps), bias1 = _mm512_loadu_ps(packed + 9 * Channels * kMaps + kLanes);
    for (int a = 0; a < 2; a++) {
        for (int x = 0; x < Columns; x++) sums[a][x][0] = bias0, sums[a][x][1] = bias1;
    }
    const float* taps = packed;
    for (int y = 0; y < 3; y++) {
        const float* upper = rows + y * row;
        const float* lower = upper + row;
        for (int tap = 0; tap < 3 * Channels; tap++, taps += kMaps) {
            const __m512 w0 = _mm512_loadu_ps(taps), w1 = _mm512_loadu_ps(taps + kLanes);
            for (int x = 0; x < Columns; x++) {
                const __m512 above = _mm512_set1_ps(upper[x * Channels + tap]), below = _mm512_set1_ps(lower[x * Channels + tap]);
                sums[0][x][0] = _mm512_fmadd_ps(above, w0, sums[0][x][0]);
                sums[0][x][1] = _mm512_fmadd_ps(above, w1, sums[0][x][1]);
                sums[1][x][0] = _mm512_fmadd_ps(below, w0, sums[1][x][0]);
                sums[1][x][1] = _mm512_fmadd_ps(below, w1, sums[1][x][1]);
            }
        }
    }
    for (int i = 0; i < Windows; i++) {
        const __mmask32 keep = p.threshold ? kept(p, pixel + i) : 0xffffffffu;
        for (int half = 0; half < 2; half++) {
            store_pooled(p, sums[0][2 * i][half], sums[0][2 * i + 1][half], sums[1][2 * i][half], sums[1][2 * i + 1][half],
                         static_cast<__mmask16>(keep >> (half * kLanes)), (pixel + i) * kMaps + half * kLanes);
        }
    }
}

template <int Channels>
void forward_of(const ConvPool& p, const float* packed, int64_t image) {
    thread_local Scratch scratch;
    const float* padded = pad(p, image, scratch);
    const int64_t row = padded_row(p), pooled_rows = p.height / 2, pooled_columns = p.width / 2;
    for (int64_t y = 0; y < pooled_rows; y++) {
        const float* rows = padded + 2 * y * row;
        const int64_t pixel = (image * pooled_rows + y) * pooled_columns;
        int64_t x = 0;
        for (; x + 3 <= pooled_columns; x += 3) forward_tile<Channels, 3>(p, packed, rows + 2 * x * Channels, row, pixel + x);
        if (x + 2 == pooled_columns) forward_tile<Channels, 2>(p, packed, rows + 2 * x * Channels, row, pixel + x);
        if (x + 1 == pooled_columns) forward_tile<Channels, 1>(p, packed, rows + 2 * x * Channels, row, pixel + x);
    }
}

void forward(const ConvPool& p, const float* packed, int64_t image) {
    p.channels == 3 ? forward_of<3>(p, packed, image) : forward_of<32>(p, packed, image);
}

#include "training_small_backward.h"

}  // namespace
}  // namespace small
}  // namespace ht

#endif
