// The kernels of training.h over vectors of HT_LANES floats. Each source file that includes this compiles it for another instruction
// set, in a namespace HT_KERNELS of its own, with HT_BFLOAT16 defined for elements of bfloat16. Nothing of the standard library may
// be instantiated here: the linker keeps one copy of a template, and it could keep one that an older processor cannot run.
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

// Calls the function with the number of vectors that it takes at a time, and the first channel.
template <class Function>
HT_INLINE void by_channels(int64_t channels, Function&& function) {
    int64_t c = 0;
    for (; c + 4 * lanes <= channels; c += 4 * lanes) function.template operator()<4>(c);
    for (; c + lanes <= channels; c += lanes) function.template operator()<1>(c);
}

struct NormSums {
    const Element* input;
    int64_t rows, channels;
    const float* origin;
    float* sums;

    template <int vectors>
    HT_INLINE void operator()(int64_t c) const {
        Vector first[vectors] = {}, second[vectors] = {}, from[vectors];
        HT_UNROLL
        for (int j = 0; j < vectors; j++) from[j] = load(origin + c + j * lanes);
        const Element* x = input + c;
        for (int64_t row = 0; row < rows; row++, x += channels) {
            HT_UNROLL
            for (int j = 0; j < vectors; j++) {
                const Vector d = load(x + j * lanes) - from[j];
                first[j] += d;
                second[j] += d * d;
            }
        }
        HT_UNROLL
        for (int j = 0; j < vectors; j++) {
            store(sums + c + j * lanes, first[j]);
            store(sums + channels + c + j * lanes, second[j]);
        }
    }
};

inline void norm_sums(const void* input, int64_t rows, int64_t channels, const float* origin, float* sums) {
    by_channels(channels, NormSums{static_cast<const Element*>(input), rows, channels, origin, sums});
}

template <bool has_residual>
inline void norm_rows(const Norm& n, int64_t first_row, int64_t rows) {
    const int64_t start = first_row * n.channels;
    const Element* input = static_cast<const Element*>(n.input) + start;
    const Element* residual = static_cast<const Element*>(n.residual) + (has_residual ? start : 0);
    Element* output = static_cast<Element*>(n.output) + start;
    const Vector low = all(n.low), high = all(n.high);
    for (int64_t row = 0; row < rows; row++, input += n.channels, residual += has_residual ? n.channels : 0, output += n.channels) {
        for (int64_t c = 0; c < n.channels; c += lanes) {
            Vector y = load(input + c) * load(n.scale + c) + load(n.shift + c);
            if (has_residual) y += load(residual + c);
            // Comparisons with NaN are false, so a NaN stays one.
            y = y < low ? low : y;
            y = y > high ? high : y;
            store(output + c, y);
        }
    }
}

inline void norm(const Norm& n, int64_t first_row, int64_t rows) {
    n.residual ? norm_rows<true>(n, first_row, rows) : norm_rows<false>(n, first_row, rows);
}

// What the activation passes on of a gradient.
HT_INLINE Vector passed(const NormGradient& n, Vector value, Vector gradient) {
    const Integers open = (value > all(n.above)) & (value < all(n.below));
    return (Vector)((Integers)gradient & open);
}

template <bool has_output>
struct NormGradientSums {
    const NormGradient& n;
    int64_t first_row, rows;
    float* sums;

    template <int vectors>
    HT_INLINE void operator()(int64_t c) const {
        const int64_t start = first_row * n.channels + c;
        const Element* x = static_cast<const Element*>(n.input) + start;
        const Element* g = static_cast<const Element*>(n.gradient) + start;
        const Element* y = static_cast<const Element*>(n.output) + (has_output ? start : 0);
        Vector first[vectors] = {}, second[vectors] = {};
        Vector scale[vectors], shift[vectors], mean[vectors];
        HT_UNROLL
        for (int j = 0; j < vectors; j++) {
            scale[j] = load(n.scale + c + j * lanes);
            shift[j] = load(n.shift + c + j * lanes);
            mean[j] = load(n.mean + c + j * lanes);
        }
        for (int64_t row = 0; row < rows; row++, x += n.channels, g += n.channels, y += has_output ? n.channels : 0) {
            HT_UNROLL
            for (int j = 0; j < vectors; j++) {
                const Vector value = load(x + j * lanes);
                const Vector result = has_output ? load(y + j * lanes) : value * scale[j] + shift[j];
                const Vector gradient = passed(n, result, load(g + j * lanes));
                first[j] += gradient;
                second[j] += gradient * (value - mean[j]);
            }
        }
        HT_UNROLL
        for (int j = 0; j < vectors; j++) {
            store(sums + c + j * lanes, first[j]);
            store(sums + n.channels + c + j * lanes, second[j]);
        }
    }
};

inline void norm_gradient_sums(const NormGradient& n, int64_t first_row, int64_t rows, float* sums) {
    if (n.output) {
        by_channels(n.channels, NormGradientSums<true>{n, first_row, rows, sums});
    } else {
        by_channels(n.channels, NormGradientSums<false>{n, first_row, rows, sums});
    }
}

template <bool has_output>
inline void norm_gradient_rows(const NormGradient& n, int64_t first_row, int64_t rows) {
    for (int64_t row = first_row; row < first_row + rows; row++) {
        const int64_t start = row * n.channels;
        const Element* input = static_cast<const Element*>(n.input) + start;
        const Element* gradient = static_cast<const Element*>(n.gradient) + start;
        const Element* output = static_cast<const Element*>(n.output) + (has_output ? start : 0);
        Element* input_gradient = static_cast<Element*>(n.input_gradient) + (n.input_gradient ? start : 0);
        Element* residual_gradient = static_cast<Element*>(n.residual_gradient) + (n.residual_gradient ? start : 0);
        for (int64_t c = 0; c < n.channels; c += lanes) {
            const Vector x = load(input + c), scale = load(n.scale + c);
            const Vector result = has_output ? load(output + c) : x * scale + load(n.shift + c);
            const Vector g = passed(n, result, load(gradient + c));
            if (n.residual_gradient) store(residual_gradient + c, g);
            if (n.input_gradient) store(input_gradient + c, scale * g + load(n.slope + c) * (x - load(n.mean + c)) + load(n.offset + c));
        }
    }
}

inline void norm_gradient(const NormGradient& n, int64_t first_row, int64_t rows) {
    n.output ? norm_gradient_rows<true>(n, first_row, rows) : norm_gradient_rows<false>(n, first_row, rows);
}

// Two vectors of channels that lie side by side: for bfloat16 the even and the odd ones, since a word then gives both without a shuffle.
struct Pair {
    Vector first, second;
};

#ifdef HT_BFLOAT16
HT_INLINE Pair load_pair(const Element* from) {
    const Words words = load_words(from);
    return {(Vector)(words << 16), (Vector)(words & 0xffff0000u)};
}
HT_INLINE void store_pair(Element* to, Pair pair) { store_words(reinterpret_cast<Word*>(to), join(pair.first, pair.second)); }

HT_INLINE Integers every_second(int first) {
    Integers result;
    for (int l = 0; l < lanes; l++) result[l] = first + 2 * l;
    return result;
}
HT_INLINE Pair load_floats(const float* from) {
    const Vector low = load(from), high = load(from + lanes);
    return {__builtin_shuffle(low, high, every_second(0)), __builtin_shuffle(low, high, every_second(1))};
}
HT_INLINE void store_floats(float* to, Pair pair) {
    Integers low, high;
    for (int l = 0; l < lanes; l++) {
        low[l] = l / 2 + l % 2 * lanes;
        high[l] = low[l] + lanes / 2;
    }
    store(to, __builtin_shuffle(pair.first, pair.second, low));
    store(to + lanes, __builtin_shuffle(pair.first, pair.second, high));
}
#else
HT_INLINE Pair load_pair(const Element* from) { return {load(from), load(from + lanes)}; }
HT_INLINE void store_pair(Element* to, Pair pair) {
    store(to, pair.first);
    store(to + lanes, pair.second);
}
HT_INLINE Pair load_floats(const float* from) { return load_pair(from); }
HT_INLINE void store_floats(float* to, Pair pair) { store_pair(to, pair); }
#endif

HT_INLINE const Element* pixel_at(const void* place, int64_t c) { return static_cast<const Element*>(place) + c; }

// For a window of nine places, known when compiled, the weights stay in registers.
constexpr int common_window = 9;

HT_INLINE void depthwise_pairs(const Depthwise& d, int64_t c) {
    Pair w[common_window];
    HT_UNROLL
    for (int i = 0; i < common_window; i++) w[i] = load_floats(d.weights + i * d.channels + c);
    Element* output = static_cast<Element*>(d.output) + c;
    const void* const* at = d.places;
    for (int64_t pixel = 0; pixel < d.pixels; pixel++, at += common_window, output += d.channels) {
        Pair sum = {};
        HT_UNROLL
        for (int i = 0; i < common_window; i++) {
            const Pair x = load_pair(pixel_at(at[i], c));
            sum.first += x.first * w[i].first;
            sum.second += x.second * w[i].second;
        }
        store_pair(output, sum);
    }
}

inline void depthwise(const Depthwise& d) {
    int64_t c = 0;
    if (d.window == common_window) {
        for (; c + 2 * lanes <= d.channels; c += 2 * lanes) depthwise_pairs(d, c);
    }
    for (; c < d.channels; c += lanes) {
        for (int64_t pixel = 0; pixel < d.pixels; pixel++) {
            Vector sum = {};
            for (int64_t i = 0; i < d.window; i++) sum += load(pixel_at(d.places[pixel * d.window + i], c)) * load(d.weights + i * d.channels + c);
            store(static_cast<Element*>(d.output) + pixel * d.channels + c, sum);
        }
    }
}

HT_INLINE void depthwise_weight_pairs(const Depthwise& d, float* sums, int64_t c) {
    Pair sum[common_window];
    HT_UNROLL
    for (int i = 0; i < common_window; i++) sum[i] = load_floats(sums + i * d.channels + c);
    const Element* gradient = static_cast<const Element*>(d.output) + c;
    const void* const* at = d.places;
    for (int64_t pixel = 0; pixel < d.pixels; pixel++, at += common_window, gradient += d.channels) {
        const Pair g = load_pair(gradient);
        HT_UNROLL
        for (int i = 0; i < common_window; i++) {
            const Pair x = load_pair(pixel_at(at[i], c));
            sum[i].first += x.first * g.first;
            sum[i].second += x.second * g.second;
        }
    }
    HT_UNROLL
    for (int i = 0; i < common_window; i++) store_floats(sums + i * d.channels + c, sum[i]);
}

inline void depthwise_weights(const Depthwise& d, float* sums) {
    int64_t c = 0;
    if (d.window == common_window) {
        for (; c + 2 * lanes <= d.channels; c += 2 * lanes) depthwise_weight_pairs(d, sums, c);
    }
    for (; c < d.channels; c += lanes) {
        for (int64_t i = 0; i < d.window; i++) {
            Vector sum = load(sums + i * d.channels + c);
            for (int64_t pixel = 0; pixel < d.pixels; pixel++) {
                const Element* gradient = static_cast<const Element*>(d.output) + pixel * d.channels + c;
                sum += load(pixel_at(d.places[pixel * d.window + i], c)) * load(gradient);
            }
            store(sums + i * d.channels + c, sum);
        }
    }
}

inline void average(const void* input, int64_t rows, int64_t channels, float* output) {
    const float share = 1.0f / static_cast<float>(rows);
    for (int64_t c = 0; c < channels; c += lanes) {
        const Element* from = static_cast<const Element*>(input) + c;
        Vector sum = {};
        for (int64_t row = 0; row < rows; row++) sum += load(from + row * channels);
        store(output + c, sum * share);
    }
}

inline void spread(const float* gradient, int64_t rows, int64_t channels, void* output) {
    const float share = 1.0f / static_cast<float>(rows);
    for (int64_t row = 0; row < rows; row++) {
        Element* to = static_cast<Element*>(output) + row * channels;
        for (int64_t c = 0; c < channels; c += lanes) store(to + c, load(gradient + c) * share);
    }
}

const Kernels kernels = {panel, tile_rows, sizeof(Element), pack_columns, pack_rows, pack_pointers, multiply, norm_sums, norm,
                         norm_gradient_sums, norm_gradient, depthwise, depthwise_weights, average, spread};

}  // namespace HT_KERNELS
}  // namespace training
}  // namespace ht
