// Matrix products for the kernels of training.h: the packing of rows and columns, and tiles held in registers.
#include "training_vectors.h"

namespace ht {
namespace training {
namespace HT_KERNELS {

// The words of a column from floats that lie behind each other.
HT_INLINE Words column_words(const float* from) {
#ifdef HT_BFLOAT16
    return narrow(load(from), load(from + lanes));
#else
    return load_words(from);
#endif
}

HT_INLINE void transpose(Words* rows) {
    Integers lane;
    for (int l = 0; l < lanes; l++) lane[l] = l;
    HT_UNROLL
    for (int step = 1; step < lanes; step *= 2) {
        const Integers high = (lane & step) != 0;  // -1 where true
        const Integers first = (high & (lane - step + lanes)) | (~high & lane);
        const Integers second = (high & (lane + lanes)) | (~high & (lane + step));
        HT_UNROLL
        for (int i = 0; i < lanes; i++) {
            if (i & step) continue;
            const Words a = rows[i], b = rows[i + step];
            rows[i] = __builtin_shuffle(a, b, (Words)first);
            rows[i + step] = __builtin_shuffle(a, b, (Words)second);
        }
    }
}

// Depth and columns are multiples of the lanes: training.cpp takes no other channels.
inline void pack_columns(const float* from, int64_t stride, int64_t depth, int64_t columns, Word* to) {
    for (int64_t first = 0; first < columns; first += lanes) {
        int64_t k = 0;
        for (; k + lanes <= depth; k += lanes) {
            Words block[lanes];
            HT_UNROLL
            for (int i = 0; i < lanes; i++) block[i] = column_words(from + (first + i) * stride + k * elements);
            transpose(block);
            HT_UNROLL
            for (int i = 0; i < lanes; i++) store_words(to + (k + i) * panel + first, block[i]);
        }
        for (; k < depth; k++) {
            for (int64_t n = first; n < first + lanes; n++) {
                const float* at = from + n * stride + k * elements;
                Word word;
#ifdef HT_BFLOAT16
                word = join(all(at[0]), all(at[1]))[0];
#else
                __builtin_memcpy(&word, at, sizeof word);
#endif
                to[k * panel + n] = word;
            }
        }
    }
}

inline void pack_rows(const float* from, int64_t stride, int64_t depth, int64_t columns, Word* to) {
    for (int64_t k = 0; k < depth; k++) {
        const float* row = from + k * elements * stride;
        for (int64_t n = 0; n < columns; n += lanes) {
#ifdef HT_BFLOAT16
            store_words(to + k * panel + n, join(load(row + n), load(row + stride + n)));
#else
            store_words(to + k * panel + n, load_words(row + n));
#endif
        }
    }
}

HT_INLINE Words row_words(const void* const* rows, int64_t column) {
#ifdef HT_BFLOAT16
    return join(static_cast<const Element*>(rows[0]) + column, static_cast<const Element*>(rows[1]) + column);
#else
    return load_words(static_cast<const Element*>(rows[0]) + column);
#endif
}

inline void pack_pointers(const void* const* rows, int64_t depth, int64_t first, int64_t columns, int64_t width, int64_t channels, Word* to) {
    const int64_t vectors = (columns + lanes - 1) / lanes;
    if (first + vectors * lanes <= channels) {
        // What a vector writes beyond its columns, the next word of the depth writes over.
        for (int64_t k = 0; k < depth; k++, rows += elements, to += width) {
            for (int64_t n = 0; n < vectors; n++) store_words(to + n * lanes, row_words(rows, first + n * lanes));
        }
        return;
    }
    const int64_t back = vectors * lanes - columns;
    for (int64_t k = 0; k < depth; k++, rows += elements, to += width) {
        for (int64_t n = 0; n < vectors; n++) {
            Word words[lanes];
            store_words(words, row_words(rows, first - back + n * lanes));
            for (int64_t i = 0; i < lanes; i++) {
                if (n * lanes + i >= back) to[n * lanes + i - back] = words[i];
            }
        }
    }
}

template <int rows>
HT_INLINE void finish(const Product& p, Vector (*sums)[panel_vectors], int64_t row, int64_t column, int64_t columns) {
    HT_UNROLL
    for (int i = 0; i < rows; i++) {
        HT_UNROLL
        for (int j = 0; j < panel_vectors; j++) {
            if (j * lanes >= columns) continue;
            const int64_t at = (row + i) * p.output_stride + column + j * lanes;
            if (p.to_float) {
                store(static_cast<float*>(p.output) + at, sums[i][j]);
            } else {
                store(static_cast<Element*>(p.output) + at, sums[i][j]);
            }
        }
    }
}

// Sums of products for a tile of rows and a panel of columns, held in registers.
template <int rows, Left kind>
__attribute__((noinline)) void multiply_tile(const Product& p, int64_t tile, int64_t row, int64_t column) {
    Vector sums[rows][panel_vectors] = {};
    const Word* right = p.right + column * p.places * p.depth;
    for (int64_t place = 0; place < p.places; place++) {
        const Word* left[rows];
        HT_UNROLL
        for (int i = 0; i < rows; i++) {
            left[i] = kind == Left::pointers ? static_cast<const Word*>(p.pointers[place * p.place_stride + row + i])
                      : kind == Left::strided ? p.left + (row + i) * p.stride
                                              : p.left + tile * p.stride + i;
        }
        constexpr int step = kind == Left::packed ? tile_rows : 1;
        for (int64_t k = 0; k < p.depth; k++, right += panel) {
            Words w[panel_vectors];
            HT_UNROLL
            for (int j = 0; j < panel_vectors; j++) w[j] = load_words(right + j * lanes);
            HT_UNROLL
            for (int i = 0; i < rows; i++) {
                const Words x = Words{} + (kind == Left::packed ? left[0][k * step + i] : left[i][k]);
                HT_UNROLL
                for (int j = 0; j < panel_vectors; j++) sums[i][j] = add_product(sums[i][j], x, w[j]);
            }
        }
    }
    finish<rows>(p, sums, row, column, p.columns - column);
}

template <Left kind, int most = tile_rows>
inline void multiply_rows(const Product& p, int64_t tile, int64_t row, int64_t rows, int64_t column) {
    if (rows == most) return multiply_tile<most, kind>(p, tile, row, column);
    if constexpr (most > 1) multiply_rows<kind, most - 1>(p, tile, row, rows, column);
}

inline void multiply(const Product& p, int64_t first_tile, int64_t tile_count, int64_t first_panel, int64_t panels) {
    const Tiles tiles(p.rows, tile_rows);
    for (int64_t column = first_panel * panel; column < (first_panel + panels) * panel; column += panel) {
        for (int64_t tile = first_tile; tile < first_tile + tile_count; tile++) {
            const int64_t row = tiles.first(tile), rows = tiles.rows(tile);
            switch (p.kind) {
                case Left::strided: multiply_rows<Left::strided>(p, tile, row, rows, column); break;
                case Left::pointers: multiply_rows<Left::pointers>(p, tile, row, rows, column); break;
                case Left::packed: multiply_rows<Left::packed>(p, tile, row, rows, column); break;
            }
        }
    }
}

}  // namespace HT_KERNELS
}  // namespace training
}  // namespace ht
