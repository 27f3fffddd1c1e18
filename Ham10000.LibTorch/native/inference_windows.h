// Operations that look through a window, one channel at a time: depthwise convolutions and pooling; and where the pixels of a window lie.
#include "inference_vectors.h"

namespace ht {
namespace inference {
namespace HT_KERNELS {

// The operands of a call and the memory of a part, as this instruction set reads them.
HT_INLINE const Number* input_of(const Call& call) { return static_cast<const Number*>(call.input); }
HT_INLINE const Number* second_of(const Call& call) { return static_cast<const Number*>(call.second); }
HT_INLINE Number* output_of(const Call& call) { return static_cast<Number*>(call.output); }
HT_INLINE const Number* zeros_of(const Call& call) { return static_cast<const Number*>(call.zeros); }
HT_INLINE const float* weights_of(const Call& call) { return static_cast<const float*>(call.weights); }
HT_INLINE const Number** pointers_of(const Part& part) { return reinterpret_cast<const Number**>(part.pointers); }

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
HT_INLINE void point(const Call& call, Pixel& pixel, int64_t rows, const Number** pointers) {
    const HtOperation& o = *call.operation;
    const HtView& in = o.input;
    for (int64_t i = 0; i < rows; i++, pixel.next(o.output)) {
        const int64_t top = pixel.y * o.stride_height - o.pad_top, left = pixel.x * o.stride_width - o.pad_left;
        const Number* image = input_of(call) + pixel.image * in.height * in.width * in.stride;
        const Number** place = pointers + i;
        for (int64_t y = top; y < top + o.kernel_height; y++) {
            for (int64_t x = left; x < left + o.kernel_width; x++, place += rows) {
                const bool inside = y >= 0 && y < in.height && x >= 0 && x < in.width;
                *place = inside ? image + (y * in.width + x) * in.stride : zeros_of(call);
            }
        }
    }
}

// For rows of the window as places; few channels lie close then, as those of images do. Where a row reaches over the border, a copy with zeros stands in
// for it.
HT_INLINE void point_long(const Call& call, Pixel& pixel, int64_t rows, const Number** pointers, Number*& copies) {
    const HtOperation& o = *call.operation;
    const HtView& in = o.input;
    const int64_t depth = (static_cast<int64_t>(o.kernel_width) * in.channels + together - 1) / together * together;
    for (int64_t i = 0; i < rows; i++, pixel.next(o.output)) {
        const int64_t top = pixel.y * o.stride_height - o.pad_top, left = pixel.x * o.stride_width - o.pad_left;
        const int64_t first = larger(left, 0), last = smaller(left + o.kernel_width, in.width);
        const Number* image = input_of(call) + pixel.image * in.height * in.width * in.stride;
        for (int64_t place = 0; place < o.kernel_height; place++) {
            const int64_t y = top + place;
            const Number** pointer = pointers + place * rows + i;
            if (y < 0 || y >= in.height || first >= last) {
                *pointer = zeros_of(call);
            } else if (last - first == o.kernel_width) {
                *pointer = image + (y * in.width + left) * in.stride;
            } else {
                const Number* from = image + (y * in.width + first) * in.stride;
                const int64_t before = (first - left) * in.channels, count = (last - first) * in.channels;
                for (int64_t k = 0; k < depth; k++) copies[k] = k < before || k >= before + count ? Number() : from[k - before];
                *pointer = copies;
                copies += depth;
            }
        }
    }
}

// Combines a row of the input, and of the second operand where there is one, into a row of the output, channel by channel.
template <class Combine>
HT_INLINE void by_channel(const HtOperation& o, const Number* input, const Number* second, Number* output, Combine combine) {
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
            x[j - c] = get(input + j);
            y[j - c] = second ? get(second + j) : 0;
        }
        store(x, clamp(combine(load(x), load(y), c), low, high));
        for (int64_t j = c; j < channels; j++) put(output + j, x[j - c]);
    }
    if (is_curve(o)) apply_curve(output, channels, static_cast<Activation>(o.activation));
}

template <int rows>
HT_INLINE void store_rows(const HtOperation& o, const Bounds& bounds, Vector* sums, Number* output) {
    HT_UNROLL
    for (int i = 0; i < rows; i++) store(output + i * o.output.stride, clamp(sums[i], all(bounds.low), all(bounds.high)));
}

// Pixels of one row whose windows lie within the input, the first at `corner`; the channels fill whole vectors.
template <int rows>
HT_INLINE void filter_inside(const Call& call, const Number* corner, Number* output) {
    const HtOperation& o = *call.operation;
    const int64_t channels = o.output.channels, step = o.stride_width * o.input.stride;
    const Bounds bounds(o);
    for (int64_t c = 0; c < channels; c += lanes) {
        Vector sums[rows];
        HT_UNROLL
        for (int i = 0; i < rows; i++) sums[i] = load(call.bias + c);
        const float* weights = weights_of(call) + c;
        for (int64_t y = 0; y < o.kernel_height; y++) {
            const Number* from = corner + y * o.input.width * o.input.stride + c;
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
HT_INLINE void filter(const Call& call, const Number* const* pointers, Number* output) {
    const HtOperation& o = *call.operation;
    const int64_t places = o.kernel_height * o.kernel_width, channels = o.output.channels;
    const Bounds bounds(o);
    int64_t c = 0;
    for (; c + lanes <= channels; c += lanes) {
        Vector sums[rows];
        HT_UNROLL
        for (int i = 0; i < rows; i++) sums[i] = load(call.bias + c);
        for (int64_t place = 0; place < places; place++) {
            const Vector w = load(weights_of(call) + place * channels + c);
            HT_UNROLL
            for (int i = 0; i < rows; i++) sums[i] += load(pointers[place * rows + i] + c) * w;
        }
        store_rows<rows>(o, bounds, sums, output + c);
    }
    for (; c < channels; c++) {
        for (int i = 0; i < rows; i++) {
            float sum = call.bias[c];
            for (int64_t place = 0; place < places; place++) sum += get(pointers[place * rows + i] + c) * weights_of(call)[place * channels + c];
            sum = sum < bounds.low ? bounds.low : sum;
            put(output + i * o.output.stride + c, sum > bounds.high ? bounds.high : sum);
        }
    }
}

// Where the window of the first of so many pixels begins, if they lie in one row and all their windows within the input.
HT_INLINE const Number* inside(const Call& call, const Pixel& pixel, int64_t pixels) {
    const HtOperation& o = *call.operation;
    const HtView& in = o.input;
    const int64_t top = pixel.y * o.stride_height - o.pad_top, left = pixel.x * o.stride_width - o.pad_left;
    const bool fits = pixel.x + pixels <= o.output.width && top >= 0 && top + o.kernel_height <= in.height && left >= 0
                      && left + (pixels - 1) * o.stride_width + o.kernel_width <= in.width;
    return fits ? input_of(call) + ((pixel.image * in.height + top) * in.width + left) * in.stride : nullptr;
}

inline void filter_depthwise(const Call& call, const Part& part) {
    const HtOperation& o = *call.operation;
    constexpr int pixels = 4;
    const bool whole_vectors = o.output.channels % lanes == 0;
    const Number** pointers = pointers_of(part);
    Pixel pixel(o.output, part.first_row);
    for (int64_t i = 0; i < part.rows;) {
        Number* output = output_of(call) + (part.first_row + i) * o.output.stride;
        const int64_t rows = part.rows - i >= pixels ? pixels : 1;
        const Number* corner = whole_vectors && rows == pixels ? inside(call, pixel, pixels) : nullptr;
        if (corner) {
            filter_inside<pixels>(call, corner, output);
            for (int64_t r = 0; r < pixels; r++) pixel.next(o.output);
        } else {
            point(call, pixel, rows, pointers);
            rows == pixels ? filter<pixels>(call, pointers, output) : filter<1>(call, pointers, output);
        }
        if (is_curve(o)) {
            for (int64_t r = 0; r < rows; r++) {
                apply_curve(output + r * o.output.stride, o.output.channels, static_cast<Activation>(o.activation));
            }
        }
        i += rows;
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
        const Number* image = input_of(call) + pixel.image * in.height * in.width * in.stride;
        const int64_t row_stride = static_cast<int64_t>(in.width) * in.stride;
        Number* output = output_of(call) + (part.first_row + i) * o.output.stride;
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
        for (; c + lanes <= in.channels; c += lanes) store(output + c, over_window(start, c, [](const Number* from) __attribute__((always_inline)) { return load(from); }));
        for (; c < in.channels; c++) put(output + c, over_window(start, c, [](const Number* from) { return all(get(from)); })[0]);
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
        const Number* input = input_of(call) + image * area * o.input.stride;
        Number* output = output_of(call) + image * o.output.stride;
        int64_t c = 0;
        for (; c + lanes <= o.input.channels; c += lanes) {
            Vector sum = {};
            for (int64_t p = 0; p < area; p++) sum += load(input + p * o.input.stride + c);
            store(output + c, sum * share);
        }
        for (; c < o.input.channels; c++) {
            float sum = 0;
            for (int64_t p = 0; p < area; p++) sum += get(input + p * o.input.stride + c);
            put(output + c, sum * share);
        }
        if (o.activation != 0) {
            by_channel(o, output, nullptr, output, [](Vector x, Vector, int64_t) __attribute__((always_inline)) { return x; });
        }
    }
}

}  // namespace HT_KERNELS
}  // namespace inference
}  // namespace ht
