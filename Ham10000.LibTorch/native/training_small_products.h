// Products of matrices of few rows with large ones, which memory limits more than arithmetic. For training_small_avx512.cpp alone.
#ifndef HAM10000_TORCH_TRAINING_SMALL_PRODUCTS_H
#define HAM10000_TORCH_TRAINING_SMALL_PRODUCTS_H

#include "training_small_kernels.h"

namespace ht {
namespace small {
namespace {

inline __mmask16 first(int64_t count) { return static_cast<__mmask16>(count >= kLanes ? 0xffff : count <= 0 ? 0 : (1 << count) - 1); }

template <int Rows, int Columns>
void dots_tile(const Product& p, int64_t row, int64_t column) {
    const float* left = p.left + row * p.left_row;
    const float* right = p.right + column * p.right_row;
    __m512 sums[Rows][Columns];
#pragma GCC unroll 8
    for (int r = 0; r < Rows; r++) {
#pragma GCC unroll 8
        for (int c = 0; c < Columns; c++) sums[r][c] = _mm512_setzero_ps();
    }
    const auto step = [&](int64_t i, __mmask16 lanes) {
        __m512 values[Rows];
#pragma GCC unroll 8
        for (int r = 0; r < Rows; r++) values[r] = _mm512_maskz_loadu_ps(lanes, left + r * p.left_row + i);
#pragma GCC unroll 8
        for (int c = 0; c < Columns; c++) {
            const __m512 weights = _mm512_maskz_loadu_ps(lanes, right + c * p.right_row + i);
#pragma GCC unroll 8
            for (int r = 0; r < Rows; r++) sums[r][c] = _mm512_fmadd_ps(values[r], weights, sums[r][c]);
        }
    };
    int64_t i = 0;
    for (; i + kLanes <= p.depth; i += kLanes) step(i, 0xffff);
    if (i < p.depth) step(i, first(p.depth - i));
#pragma GCC unroll 8
    for (int r = 0; r < Rows; r++) {
#pragma GCC unroll 8
        for (int c = 0; c < Columns; c++) p.result[(row + r) * p.result_row + column + c] = _mm512_reduce_add_ps(sums[r][c]);
    }
}

template <int Columns>
void dots_columns(const Product& p, int64_t column) {
    int64_t row = 0;
    for (; row + 3 <= p.rows; row += 3) dots_tile<3, Columns>(p, row, column);
    if (row + 2 == p.rows) dots_tile<2, Columns>(p, row, column);
    if (row + 1 == p.rows) dots_tile<1, Columns>(p, row, column);
}

void dots(const Product& p) {
    int64_t column = 0;
    for (; column + 8 <= p.columns; column += 8) dots_columns<8>(p, column);
    if (p.columns - column >= 4) dots_columns<4>(p, column), column += 4;
    if (p.columns - column >= 2) dots_columns<2>(p, column), column += 2;
    if (p.columns - column >= 1) dots_columns<1>(p, column);
}

template <int Rows, bool Whole>
inline void outer_tile(const Product& p, int64_t row, int64_t column) {
    const float* left = p.left + row * p.left_row;
    const float* right = p.right + column;
    const int64_t left_row = p.left_row, left_step = p.left_step, right_row = p.right_row, rest = p.columns - column;
    const __mmask16 lanes0 = Whole ? 0xffff : first(rest), lanes1 = Whole ? 0xffff : first(rest - kLanes), lanes2 = Whole ? 0xffff : first(rest - 2 * kLanes);
    __m512 sums[Rows][3];
#pragma GCC unroll 8
    for (int r = 0; r < Rows; r++) sums[r][0] = sums[r][1] = sums[r][2] = _mm512_setzero_ps();
    for (int64_t i = 0; i < p.depth; i++, left += left_step, right += right_row) {
        const __m512 value0 = _mm512_maskz_loadu_ps(lanes0, right), value1 = _mm512_maskz_loadu_ps(lanes1, right + kLanes);
        const __m512 value2 = _mm512_maskz_loadu_ps(lanes2, right + 2 * kLanes);
#pragma GCC unroll 8
        for (int r = 0; r < Rows; r++) {
            const __m512 factor = _mm512_set1_ps(left[r * left_row]);
            sums[r][0] = _mm512_fmadd_ps(factor, value0, sums[r][0]);
            sums[r][1] = _mm512_fmadd_ps(factor, value1, sums[r][1]);
            sums[r][2] = _mm512_fmadd_ps(factor, value2, sums[r][2]);
        }
    }
#pragma GCC unroll 8
    for (int r = 0; r < Rows; r++) {
        float* target = p.result + (row + r) * p.result_row + column;
        _mm512_mask_storeu_ps(target, lanes0, sums[r][0]);
        _mm512_mask_storeu_ps(target + kLanes, lanes1, sums[r][1]);
        _mm512_mask_storeu_ps(target + 2 * kLanes, lanes2, sums[r][2]);
    }
}

template <bool Whole>
inline void outer_rows(const Product& p, int64_t column) {
    int64_t row = 0;
    for (; row + 8 <= p.rows; row += 8) outer_tile<8, Whole>(p, row, column);
    if (p.rows - row >= 4) outer_tile<4, Whole>(p, row, column), row += 4;
    if (p.rows - row >= 2) outer_tile<2, Whole>(p, row, column), row += 2;
    if (p.rows - row >= 1) outer_tile<1, Whole>(p, row, column);
}

void outer(const Product& p) {
    constexpr int64_t Width = 3 * kLanes;
    int64_t column = 0;
    for (; column + Width <= p.columns; column += Width) outer_rows<true>(p, column);
    if (column < p.columns) outer_rows<false>(p, column);
}

}  // namespace
}  // namespace small
}  // namespace ht

#endif
