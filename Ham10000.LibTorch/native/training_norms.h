// Batch norm with what is added to it and its activation, and its gradients, for the kernels of training.h.
#include "training_vectors.h"

namespace ht {
namespace training {
namespace HT_KERNELS {

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

}  // namespace HT_KERNELS
}  // namespace training
}  // namespace ht
