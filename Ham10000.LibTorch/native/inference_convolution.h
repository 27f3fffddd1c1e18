// Convolutions as sums of products of matrices, whose rows are pixels and whose columns are output channels.
#include "inference_windows.h"

namespace ht {
namespace inference {
namespace HT_KERNELS {

constexpr int panel_vectors = 2;
constexpr int panel = panel_vectors * lanes;

// Weights of this many inputs of a panel are used for all rows of a part before the next: they stay in the second-level cache. Sums that are put
// down in between are rounded to a Number, so bfloat16 goes through at once.
constexpr int64_t depth_block = together == 1 ? 2048 : int64_t(1) << 40;

struct Tile {
    const Number* const* pointers;
    int64_t places, first_depth, depth;
    const float* weights;
    const float* bias;
    const Number* second;
    int64_t second_stride;
    Number* output;
    int64_t output_stride, columns;
    Bounds bounds;
    bool starts, ends;  // the first and the last block of the depth
    bool is_odd;        // the last of the inputs that are multiplied together is alone: what lies beside it belongs to another pixel
};

template <int vectors>
HT_INLINE void finish_row(const Tile& t, int row, Vector* sums) {
    const Number* second = t.second ? t.second + row * t.second_stride : nullptr;
    HT_UNROLL
    for (int j = 0; j < vectors; j++) {
        if (second) {
            sums[j] += load(second + j * lanes);
        }
        sums[j] = clamp(sums[j], all(t.bounds.low), all(t.bounds.high));
    }
}

// Adds the products of one input, or of `together` inputs that lie side by side, with the weights of a vector of columns.
#ifdef HT_BFLOAT16
typedef __m512bh Inputs;
HT_INLINE Inputs inputs_at(const Number* from) {
    int pair;
    __builtin_memcpy(&pair, from, sizeof(pair));
    return (Inputs)_mm512_set1_epi32(pair);
}
// A weight of 0 would not do: times a NaN it is one.
HT_INLINE Inputs last_input_at(const Number* from) { return (Inputs)_mm512_set1_epi32(*from); }
HT_INLINE Vector multiply_add(Vector sum, Inputs x, Vector w) { return (Vector)_mm512_dpbf16_ps((__m512)sum, x, (__m512bh)w); }
#else
typedef Vector Inputs;
HT_INLINE Inputs inputs_at(const Number* from) { return all(*from); }
HT_INLINE Inputs last_input_at(const Number* from) { return inputs_at(from); }
HT_INLINE Vector multiply_add(Vector sum, Inputs x, Vector w) { return sum + x * w; }
#endif

// Adds the products of the inputs at one depth, read by the function, with a row of weights.
template <int rows, int vectors, class Read>
HT_INLINE void add_products(Vector (*sums)[vectors], const Number* const* from, int64_t k, const float* weights, Read read) {
    Vector w[vectors];
    HT_UNROLL
    for (int j = 0; j < vectors; j++) w[j] = load(weights + j * lanes);
    HT_UNROLL
    for (int i = 0; i < rows; i++) {
        const Inputs x = read(from[i] + k);
        HT_UNROLL
        for (int j = 0; j < vectors; j++) sums[i][j] = multiply_add(sums[i][j], x, w[j]);
    }
}

// Sums of products for so many rows and vectors of columns, held in registers. The branch for a panel that ends in the middle
// of a vector goes through memory.
template <int rows, int vectors>
__attribute__((noinline)) void multiply(const Tile& t) {
    constexpr int width = vectors * lanes;
    Vector sums[rows][vectors];
    const bool whole = t.columns == width;
    HT_UNROLL
    for (int i = 0; i < rows; i++) {
        HT_UNROLL
        for (int j = 0; j < vectors; j++) sums[i][j] = load(t.bias + j * lanes);
    }
    if (!t.starts) {
        float before[width] = {};
        HT_UNROLL
        for (int i = 0; i < rows; i++) {
            const Number* from = t.output + i * t.output_stride;
            if (!whole) {
                for (int64_t j = 0; j < t.columns; j++) before[j] = get(from + j);
            }
            HT_UNROLL
            for (int j = 0; j < vectors; j++) sums[i][j] = whole ? load(from + j * lanes) : load(before + j * lanes);
        }
    }

    const float* weights = t.weights;
    const Number* const* pointers = t.pointers;
    const int64_t pairs = t.is_odd ? t.depth - together : t.depth;
    for (int64_t place = 0; place < t.places; place++, pointers += rows) {
        const Number* from[rows];
        HT_UNROLL
        for (int i = 0; i < rows; i++) from[i] = pointers[i] + t.first_depth;
        for (int64_t k = 0; k < pairs; k += together, weights += width) {
            add_products<rows, vectors>(sums, from, k, weights, [](const Number* at) __attribute__((always_inline)) { return inputs_at(at); });
        }
        if (together > 1 && t.is_odd) {
            add_products<rows, vectors>(sums, from, pairs, weights, [](const Number* at) __attribute__((always_inline)) { return last_input_at(at); });
            weights += width;
        }
    }

    HT_UNROLL
    for (int i = 0; i < rows; i++) {
        Number* to = t.output + i * t.output_stride;
        if (whole) {
            if (t.ends) finish_row<vectors>(t, i, sums[i]);
            HT_UNROLL
            for (int j = 0; j < vectors; j++) store(to + j * lanes, sums[i][j]);
            continue;
        }
        float values[width];
        HT_UNROLL
        for (int j = 0; j < vectors; j++) store(values + j * lanes, sums[i][j]);
        for (int64_t j = 0; j < t.columns; j++) {
            float value = values[j];
            if (t.ends) {
                if (t.second) value += get(t.second + i * t.second_stride + j);
                value = value < t.bounds.low ? t.bounds.low : value;
                value = value > t.bounds.high ? t.bounds.high : value;
            }
            put(to + j, value);
        }
    }
}

template <int vectors, int most = HT_TILE_ROWS>
inline void multiply_rows(const Tile& tile, int64_t rows) {
    if (rows == most) return multiply<most, vectors>(tile);
    if constexpr (most > 1) multiply_rows<vectors, most - 1>(tile, rows);
}

// The rows of a part in tiles of nearly the same height.
struct Tiles {
    explicit Tiles(int64_t rows) : count((rows + HT_TILE_ROWS - 1) / HT_TILE_ROWS), low(rows / count), high(rows % count) {}
    int64_t rows(int64_t tile) const { return low + (tile < high); }
    int64_t first(int64_t tile) const { return tile * low + smaller(tile, high); }
    int64_t count, low, high;
};

// For a 1×1 convolution of what a scale by channel makes of its input: copies of the part's pixels, scaled.
HT_INLINE void point_scaled(const Call& call, const Part& part, const Number** pointers) {
    const HtOperation& o = *call.operation;
    const int64_t channels = o.input.channels, whole = channels / lanes * lanes;
    const Vector low = all(o.input_low), high = all(o.input_high);
    Number* copy = static_cast<Number*>(part.copies);
    const Number* input = input_of(call) + part.first_row * o.input.stride;
    for (int64_t row = 0; row < part.rows; row++, copy += channels, input += o.input.stride) {
        for (int64_t c = 0; c < whole; c += lanes) store(copy + c, clamp(load(input + c) * load(call.input_scale + c) + load(call.input_shift + c), low, high));
        for (int64_t c = whole; c < channels; c++) {
            float x = get(input + c) * call.input_scale[c] + call.input_shift[c];
            x = x < o.input_low ? o.input_low : x;
            put(copy + c, x > o.input_high ? o.input_high : x);
        }
        pointers[row] = copy;
    }
}

HT_INLINE void point_tiles(const Call& call, const Part& part, const Tiles& tiles, int64_t places) {
    const HtOperation& o = *call.operation;
    const Number** pointers = pointers_of(part);
    if (call.input_scale) return point_scaled(call, part, pointers);
    Pixel pixel(o.output, part.first_row);
    Number* copies = reinterpret_cast<Number*>(pointers + part.rows * places);
    for (int64_t i = 0; i < tiles.count; i++) {
        const Number** first = pointers + tiles.first(i) * places;
        call.has_long_places ? point_long(call, pixel, tiles.rows(i), first, copies) : point(call, pixel, tiles.rows(i), first);
    }
}

inline void convolve(const Call& call, const Part& part) {
    const HtOperation& o = *call.operation;
    const bool is_long = call.has_long_places;
    const int64_t places = o.kernel_height * (is_long ? 1 : o.kernel_width), outputs = o.output.channels;
    const int64_t inputs = o.input.channels * (is_long ? o.kernel_width : 1), channels = (inputs + together - 1) / together * together;
    const Tiles tiles(part.rows);
    point_tiles(call, part, tiles, places);
    // Several places are one depth that cannot be cut: their weights are few enough.
    const int64_t block = places == 1 ? smaller(channels, depth_block) : channels;
    for (int64_t p = part.first_panel; p < part.first_panel + part.panels; p++) {
        const int64_t column = p * panel, columns = smaller(outputs - column, panel);
        const bool narrow = columns <= lanes;
        const int64_t width = narrow ? lanes : panel;
        const float* weights = weights_of(call) + column * places * (channels / together);
        for (int64_t first = 0; first < channels; first += block) {
            const int64_t depth = smaller(block, channels - first);
            for (int64_t i = 0; i < tiles.count; i++) {
                const int64_t rows = tiles.rows(i), row = part.first_row + tiles.first(i);
                Number* output = output_of(call) + row * o.output.stride + column;
                const Tile tile = {pointers_of(part) + tiles.first(i) * places, places, first, depth, weights + first / together * width,
                                   call.bias + column, call.second ? second_of(call) + row * o.second.stride + column : nullptr,
                                   o.second.stride, output, o.output.stride, columns, Bounds(o), first == 0,
                                   first + depth == channels, channels > inputs};
                narrow ? multiply_rows<1>(tile, rows) : multiply_rows<panel_vectors>(tile, rows);
                if (tile.ends && is_curve(o)) {
                    for (int64_t r = 0; r < rows; r++) {
                        apply_curve(output + r * o.output.stride, columns, static_cast<Activation>(o.activation));
                    }
                }
            }
        }
    }
}

}  // namespace HT_KERNELS
}  // namespace inference
}  // namespace ht
