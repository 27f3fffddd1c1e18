// The kernels of inference.h over vectors of HT_LANES floats. Each source file that includes this compiles it for another
// instruction set, in a namespace HT_KERNELS of its own. Nothing of the standard library may be instantiated here: the linker keeps
// one copy of a template, and it could keep one that an older processor cannot run.
#include "inference.h"

namespace ht {
namespace inference {
namespace HT_KERNELS {

constexpr int lanes = HT_LANES;
constexpr int panel_vectors = 2;
constexpr int panel = panel_vectors * lanes;

// Weights of this many inputs of a panel are used for all rows of a part before the next: they stay in the second-level cache.
constexpr int64_t depth_block = 2048;

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
inline void apply_curve(float* values, int64_t count, Activation activation) {
    int64_t i = 0;
    for (; i + lanes <= count; i += lanes) {
        store(values + i, curve(load(values + i), activation));
    }
    if (i < count) {
        float rest[lanes] = {};
        for (int64_t j = i; j < count; j++) rest[j - i] = values[j];
        store(rest, curve(load(rest), activation));
        for (int64_t j = i; j < count; j++) values[j] = rest[j - i];
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

// A pixel of the output of an operation that looks through a window.
struct Pixel {
    Pixel(const HtView& view, int64_t row) {
        const int64_t area = static_cast<int64_t>(view.height) * view.width;
        image = row / area;
        y = row % area / view.width;
        x = row % view.width;
    }
    void next(const HtView& view) {
        if (++x == view.width) {
            x = 0;
            if (++y == view.height) {
                y = 0;
                image++;
            }
        }
    }
    int64_t image, y, x;
};

// For each place of the window the input pixel that lies there, or zeros: first the first place of all rows, then the second, ...
HT_INLINE void point(const Call& call, Pixel& pixel, int64_t rows, const float** pointers) {
    const HtOperation& o = *call.operation;
    const HtView& in = o.input;
    for (int64_t i = 0; i < rows; i++, pixel.next(o.output)) {
        const int64_t top = pixel.y * o.stride_height - o.pad_top, left = pixel.x * o.stride_width - o.pad_left;
        const float* image = call.input + pixel.image * in.height * in.width * in.stride;
        const float** place = pointers + i;
        for (int64_t y = top; y < top + o.kernel_height; y++) {
            for (int64_t x = left; x < left + o.kernel_width; x++, place += rows) {
                const bool inside = y >= 0 && y < in.height && x >= 0 && x < in.width;
                *place = inside ? image + (y * in.width + x) * in.stride : call.zeros;
            }
        }
    }
}

// Few channels that lie close, as those of images do: a row of the window is one place, whose depth is all its values.
HT_INLINE bool has_long_places(const HtOperation& o) {
    return o.kernel_width > 1 && o.input.stride == o.input.channels && o.kernel_width * o.input.channels <= long_place;
}

// The same as point() with rows of the window as places. Where one reaches over the border, a copy with zeros stands in for it.
HT_INLINE void point_long(const Call& call, Pixel& pixel, int64_t rows, const float** pointers, float*& copies) {
    const HtOperation& o = *call.operation;
    const HtView& in = o.input;
    const int64_t depth = static_cast<int64_t>(o.kernel_width) * in.channels;
    for (int64_t i = 0; i < rows; i++, pixel.next(o.output)) {
        const int64_t top = pixel.y * o.stride_height - o.pad_top, left = pixel.x * o.stride_width - o.pad_left;
        const int64_t first = larger(left, 0), last = smaller(left + o.kernel_width, in.width);
        const float* image = call.input + pixel.image * in.height * in.width * in.stride;
        for (int64_t place = 0; place < o.kernel_height; place++) {
            const int64_t y = top + place;
            const float** pointer = pointers + place * rows + i;
            if (y < 0 || y >= in.height || first >= last) {
                *pointer = call.zeros;
            } else if (last - first == o.kernel_width) {
                *pointer = image + (y * in.width + left) * in.stride;
            } else {
                const float* from = image + (y * in.width + first) * in.stride;
                const int64_t before = (first - left) * in.channels, count = (last - first) * in.channels;
                for (int64_t k = 0; k < depth; k++) copies[k] = k < before || k >= before + count ? 0 : from[k - before];
                *pointer = copies;
                copies += depth;
            }
        }
    }
}

struct Tile {
    const float* const* pointers;
    int64_t places, first_depth, depth;
    const float* weights;
    const float* bias;
    const float* second;
    int64_t second_stride;
    float* output;
    int64_t output_stride, columns;
    Bounds bounds;
    bool starts, ends;  // the first and the last block of the depth
};

template <int vectors>
HT_INLINE void finish_row(const Tile& t, int row, Vector* sums) {
    const float* second = t.second ? t.second + row * t.second_stride : nullptr;
    HT_UNROLL
    for (int j = 0; j < vectors; j++) {
        if (second) {
            sums[j] += load(second + j * lanes);
        }
        sums[j] = clamp(sums[j], all(t.bounds.low), all(t.bounds.high));
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
            const float* from = t.output + i * t.output_stride;
            if (!whole) {
                for (int64_t j = 0; j < t.columns; j++) before[j] = from[j];
                from = before;
            }
            HT_UNROLL
            for (int j = 0; j < vectors; j++) sums[i][j] = load(from + j * lanes);
        }
    }

    const float* weights = t.weights;
    const float* const* pointers = t.pointers;
    for (int64_t place = 0; place < t.places; place++, pointers += rows) {
        const float* from[rows];
        HT_UNROLL
        for (int i = 0; i < rows; i++) from[i] = pointers[i] + t.first_depth;
        for (int64_t k = 0; k < t.depth; k++, weights += width) {
            Vector w[vectors];
            HT_UNROLL
            for (int j = 0; j < vectors; j++) w[j] = load(weights + j * lanes);
            HT_UNROLL
            for (int i = 0; i < rows; i++) {
                const Vector x = all(from[i][k]);
                HT_UNROLL
                for (int j = 0; j < vectors; j++) sums[i][j] += x * w[j];
            }
        }
    }

    HT_UNROLL
    for (int i = 0; i < rows; i++) {
        float* to = t.output + i * t.output_stride;
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
                if (t.second) value += t.second[i * t.second_stride + j];
                value = value < t.bounds.low ? t.bounds.low : value;
                value = value > t.bounds.high ? t.bounds.high : value;
            }
            to[j] = value;
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

inline void convolve(const Call& call, const Part& part) {
    const HtOperation& o = *call.operation;
    const bool is_long = has_long_places(o);
    const int64_t places = o.kernel_height * (is_long ? 1 : o.kernel_width), outputs = o.output.channels;
    const int64_t channels = o.input.channels * (is_long ? o.kernel_width : 1);
    const Tiles tiles(part.rows);
    Pixel pixel(o.output, part.first_row);
    float* copies = reinterpret_cast<float*>(part.pointers + part.rows * places);
    for (int64_t i = 0; i < tiles.count; i++) {
        const float** pointers = part.pointers + tiles.first(i) * places;
        is_long ? point_long(call, pixel, tiles.rows(i), pointers, copies) : point(call, pixel, tiles.rows(i), pointers);
    }
    // Several places are one depth that cannot be cut: their weights are few enough.
    const int64_t block = places == 1 ? smaller(channels, depth_block) : channels;
    for (int64_t p = part.first_panel; p < part.first_panel + part.panels; p++) {
        const int64_t column = p * panel, columns = smaller(outputs - column, panel);
        const bool narrow = columns <= lanes;
        const int64_t width = narrow ? lanes : panel;
        const float* weights = call.weights + column * places * channels;
        for (int64_t first = 0; first < channels; first += block) {
            const int64_t depth = smaller(block, channels - first);
            for (int64_t i = 0; i < tiles.count; i++) {
                const int64_t rows = tiles.rows(i), row = part.first_row + tiles.first(i);
                float* output = call.output + row * o.output.stride + column;
                const Tile tile = {part.pointers + tiles.first(i) * places, places, first, depth, weights + first * width,
                                   call.bias + column, call.second ? call.second + row * o.second.stride + column : nullptr,
                                   o.second.stride, output, o.output.stride, columns, Bounds(o), first == 0,
                                   first + depth == channels};
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

template <int rows>
HT_INLINE void store_rows(const HtOperation& o, const Bounds& bounds, Vector* sums, float* output) {
    HT_UNROLL
    for (int i = 0; i < rows; i++) store(output + i * o.output.stride, clamp(sums[i], all(bounds.low), all(bounds.high)));
}

// Pixels of one row whose windows lie within the input, the first at `corner`; the channels fill whole vectors.
template <int rows>
HT_INLINE void filter_inside(const Call& call, const float* corner, float* output) {
    const HtOperation& o = *call.operation;
    const int64_t channels = o.output.channels, step = o.stride_width * o.input.stride;
    const Bounds bounds(o);
    for (int64_t c = 0; c < channels; c += lanes) {
        Vector sums[rows];
        HT_UNROLL
        for (int i = 0; i < rows; i++) sums[i] = load(call.bias + c);
        const float* weights = call.weights + c;
        for (int64_t y = 0; y < o.kernel_height; y++) {
            const float* from = corner + y * o.input.width * o.input.stride + c;
            for (int64_t x = 0; x < o.kernel_width; x++, from += o.input.stride, weights += channels) {
                const Vector w = load(weights);
                HT_UNROLL
                for (int i = 0; i < rows; i++) sums[i] += load(from + i * step) * w;
            }
        }
        store_rows<rows>(o, bounds, sums, output + c);
    }
}

template <int rows>
HT_INLINE void filter(const Call& call, const float* const* pointers, float* output) {
    const HtOperation& o = *call.operation;
    const int64_t places = o.kernel_height * o.kernel_width, channels = o.output.channels;
    const Bounds bounds(o);
    int64_t c = 0;
    for (; c + lanes <= channels; c += lanes) {
        Vector sums[rows];
        HT_UNROLL
        for (int i = 0; i < rows; i++) sums[i] = load(call.bias + c);
        for (int64_t place = 0; place < places; place++) {
            const Vector w = load(call.weights + place * channels + c);
            HT_UNROLL
            for (int i = 0; i < rows; i++) sums[i] += load(pointers[place * rows + i] + c) * w;
        }
        store_rows<rows>(o, bounds, sums, output + c);
    }
    for (; c < channels; c++) {
        for (int i = 0; i < rows; i++) {
            float sum = call.bias[c];
            for (int64_t place = 0; place < places; place++) sum += pointers[place * rows + i][c] * call.weights[place * channels + c];
            sum = sum < bounds.low ? bounds.low : sum;
            output[i * o.output.stride + c] = sum > bounds.high ? bounds.high : sum;
        }
    }
}

// Where the window of the first of so many pixels begins, if they lie in one row and all their windows within the input.
HT_INLINE const float* inside(const Call& call, const Pixel& pixel, int64_t pixels) {
    const HtOperation& o = *call.operation;
    const HtView& in = o.input;
    const int64_t top = pixel.y * o.stride_height - o.pad_top, left = pixel.x * o.stride_width - o.pad_left;
    const bool fits = pixel.x + pixels <= o.output.width && top >= 0 && top + o.kernel_height <= in.height && left >= 0
                      && left + (pixels - 1) * o.stride_width + o.kernel_width <= in.width;
    return fits ? call.input + ((pixel.image * in.height + top) * in.width + left) * in.stride : nullptr;
}

inline void filter_depthwise(const Call& call, const Part& part) {
    const HtOperation& o = *call.operation;
    constexpr int together = 4;
    const bool whole_vectors = o.output.channels % lanes == 0;
    Pixel pixel(o.output, part.first_row);
    for (int64_t i = 0; i < part.rows;) {
        float* output = call.output + (part.first_row + i) * o.output.stride;
        const int64_t rows = part.rows - i >= together ? together : 1;
        const float* corner = whole_vectors && rows == together ? inside(call, pixel, together) : nullptr;
        if (corner) {
            filter_inside<together>(call, corner, output);
            for (int64_t r = 0; r < together; r++) pixel.next(o.output);
        } else {
            point(call, pixel, rows, part.pointers);
            rows == together ? filter<together>(call, part.pointers, output) : filter<1>(call, part.pointers, output);
        }
        if (is_curve(o)) {
            for (int64_t r = 0; r < rows; r++) {
                apply_curve(output + r * o.output.stride, o.output.channels, static_cast<Activation>(o.activation));
            }
        }
        i += rows;
    }
}

// Combines a row of the input, and of the second operand where there is one, into a row of the output, channel by channel.
template <class Combine>
HT_INLINE void by_channel(const HtOperation& o, const float* input, const float* second, float* output, Combine combine) {
    const Bounds bounds(o);
    const int64_t channels = o.output.channels;
    const Vector low = all(bounds.low), high = all(bounds.high);
    int64_t c = 0;
    for (; c + lanes <= channels; c += lanes) {
        store(output + c, clamp(combine(load(input + c), second ? load(second + c) : Vector{}, c), low, high));
    }
    if (c < channels) {
        float x[lanes] = {}, y[lanes] = {};
        for (int64_t j = c; j < channels; j++) {
            x[j - c] = input[j];
            y[j - c] = second ? second[j] : 0;
        }
        store(x, clamp(combine(load(x), load(y), c), low, high));
        for (int64_t j = c; j < channels; j++) output[j] = x[j - c];
    }
    if (is_curve(o)) apply_curve(output, channels, static_cast<Activation>(o.activation));
}

// Weights and biases are padded with zeros to whole vectors.
inline void scale(const Call& call, const Part& part) {
    const HtOperation& o = *call.operation;
    for (int64_t row = part.first_row; row < part.first_row + part.rows; row++) {
        by_channel(o, call.input + row * o.input.stride, nullptr, call.output + row * o.output.stride,
                   [&](Vector x, Vector, int64_t c) __attribute__((always_inline)) {
                       if (call.weights) x *= load(call.weights + c);
                       return call.bias ? x + load(call.bias + c) : x;
                   });
    }
}

inline void combine(const Call& call, const Part& part) {
    const HtOperation& o = *call.operation;
    const int64_t area = static_cast<int64_t>(o.output.height) * o.output.width;
    const bool one_by_image = o.second.height * o.second.width == 1;
    const bool adds = o.kind == static_cast<int32_t>(Kind::add);
    for (int64_t row = part.first_row; row < part.first_row + part.rows; row++) {
        const float* second = call.second + (one_by_image ? row / area : row) * o.second.stride;
        by_channel(o, call.input + row * o.input.stride, second, call.output + row * o.output.stride,
                   [=](Vector x, Vector y, int64_t) __attribute__((always_inline)) { return adds ? x + y : x * y; });
    }
}

inline void pool(const Call& call, const Part& part) {
    const HtOperation& o = *call.operation;
    const bool largest = o.kind == static_cast<int32_t>(Kind::max_pool);
    const Vector share = all(1.0f / (static_cast<float>(o.kernel_height) * o.kernel_width));
    const HtView& in = o.input;
    Pixel pixel(o.output, part.first_row);
    for (int64_t i = 0; i < part.rows; i++, pixel.next(o.output)) {
        const int64_t top = pixel.y * o.stride_height - o.pad_top, left = pixel.x * o.stride_width - o.pad_left;
        const int64_t y0 = larger(top, 0), y1 = smaller(top + o.kernel_height, in.height);
        const int64_t x0 = larger(left, 0), x1 = smaller(left + o.kernel_width, in.width);
        const float* image = call.input + pixel.image * in.height * in.width * in.stride;
        const int64_t row_stride = static_cast<int64_t>(in.width) * in.stride;
        float* output = call.output + (part.first_row + i) * o.output.stride;
        const auto over_window = [&](Vector x, int64_t c, auto read) __attribute__((always_inline)) {
            for (int64_t y = y0; y < y1; y++) {
                for (int64_t column = x0; column < x1; column++) {
                    const Vector next = read(image + y * row_stride + column * in.stride + c);
                    // A NaN wins, as in torch.
                    x = largest ? ((next > x) | (next != next) ? next : x) : x + next;
                }
            }
            return largest ? x : x * share;
        };
        const Vector start = largest ? all(-__builtin_inff()) : Vector{};
        int64_t c = 0;
        for (; c + lanes <= in.channels; c += lanes) store(output + c, over_window(start, c, load));
        for (; c < in.channels; c++) output[c] = over_window(start, c, [](const float* from) { return all(*from); })[0];
        if (o.activation != 0) {
            by_channel(o, output, nullptr, output, [](Vector x, Vector, int64_t) __attribute__((always_inline)) { return x; });
        }
    }
}

inline void average(const Call& call, const Part& part) {
    const HtOperation& o = *call.operation;
    const int64_t area = static_cast<int64_t>(o.input.height) * o.input.width;
    const float share = 1.0f / static_cast<float>(area);
    for (int64_t image = part.first_row; image < part.first_row + part.rows; image++) {
        const float* input = call.input + image * area * o.input.stride;
        float* output = call.output + image * o.output.stride;
        int64_t c = 0;
        for (; c + lanes <= o.input.channels; c += lanes) {
            Vector sum = {};
            for (int64_t p = 0; p < area; p++) sum += load(input + p * o.input.stride + c);
            store(output + c, sum * share);
        }
        for (; c < o.input.channels; c++) {
            float sum = 0;
            for (int64_t p = 0; p < area; p++) sum += input[p * o.input.stride + c];
            output[c] = sum * share;
        }
        if (o.activation != 0) {
            by_channel(o, output, nullptr, output, [](Vector x, Vector, int64_t) __attribute__((always_inline)) { return x; });
        }
    }
}

inline float sum_of(const float* values, int64_t count, float centre, bool squared) {
    Vector sums = {};
    int64_t i = 0;
    for (; i + lanes <= count; i += lanes) {
        const Vector x = load(values + i) - centre;
        sums += squared ? x * x : x;
    }
    float sum = 0;
    for (int j = 0; j < lanes; j++) sum += sums[j];
    for (; i < count; i++) {
        const float x = values[i] - centre;
        sum += squared ? x * x : x;
    }
    return sum;
}

inline void normalize(const Call& call, const Part& part) {
    const HtOperation& o = *call.operation;
    const float count = static_cast<float>(o.input.channels);
    for (int64_t row = part.first_row; row < part.first_row + part.rows; row++) {
        const float* input = call.input + row * o.input.stride;
        const float mean = sum_of(input, o.input.channels, 0, false) / count;
        const float variance = sum_of(input, o.input.channels, mean, true) / count;
        const float share = 1.0f / __builtin_sqrtf(variance + o.epsilon);
        by_channel(o, input, nullptr, call.output + row * o.output.stride,
                   [&](Vector x, Vector, int64_t c) __attribute__((always_inline)) {
                       return (x - mean) * share * load(call.weights + c) + load(call.bias + c);
                   });
    }
}

inline void run(const Call& call, const Part& part) {
    switch (static_cast<Kind>(call.operation->kind)) {
        case Kind::convolution: return convolve(call, part);
        case Kind::depthwise: return filter_depthwise(call, part);
        case Kind::max_pool:
        case Kind::average_pool: return pool(call, part);
        case Kind::global_average: return average(call, part);
        case Kind::affine: return scale(call, part);
        case Kind::add:
        case Kind::multiply: return combine(call, part);
        case Kind::layer_norm: return normalize(call, part);
    }
}

const Kernels kernels = {panel, lanes, HT_TILE_ROWS, run};

}  // namespace HT_KERNELS
}  // namespace inference
}  // namespace ht
