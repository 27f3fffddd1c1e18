// The kernels of inference.h: what neither looks through a window nor multiplies matrices, and the choice among all.
#include "inference_convolution.h"

namespace ht {
namespace inference {
namespace HT_KERNELS {

// Weights and biases are padded with zeros to whole vectors.
inline void scale(const Call& call, const Part& part) {
    const HtOperation& o = *call.operation;
    for (int64_t row = part.first_row; row < part.first_row + part.rows; row++) {
        by_channel(o, input_of(call) + row * o.input.stride, nullptr, output_of(call) + row * o.output.stride,
                   [&](Vector x, Vector, int64_t c) __attribute__((always_inline)) {
                       if (call.weights) x *= load(weights_of(call) + c);
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
        const Number* second = second_of(call) + (one_by_image ? row / area : row) * o.second.stride;
        by_channel(o, input_of(call) + row * o.input.stride, second, output_of(call) + row * o.output.stride,
                   [=](Vector x, Vector y, int64_t) __attribute__((always_inline)) { return adds ? x + y : x * y; });
    }
}

inline float sum_of(const Number* values, int64_t count, float centre, bool squared) {
    Vector sums = {};
    int64_t i = 0;
    for (; i + lanes <= count; i += lanes) {
        const Vector x = load(values + i) - centre;
        sums += squared ? x * x : x;
    }
    float sum = 0;
    for (int j = 0; j < lanes; j++) sum += sums[j];
    for (; i < count; i++) {
        const float x = get(values + i) - centre;
        sum += squared ? x * x : x;
    }
    return sum;
}

inline void normalize(const Call& call, const Part& part) {
    const HtOperation& o = *call.operation;
    const float count = static_cast<float>(o.input.channels);
    for (int64_t row = part.first_row; row < part.first_row + part.rows; row++) {
        const Number* input = input_of(call) + row * o.input.stride;
        const float mean = sum_of(input, o.input.channels, 0, false) / count;
        const float variance = sum_of(input, o.input.channels, mean, true) / count;
        const float share = 1.0f / __builtin_sqrtf(variance + o.epsilon);
        by_channel(o, input, nullptr, output_of(call) + row * o.output.stride,
                   [&](Vector x, Vector, int64_t c) __attribute__((always_inline)) {
                       return (x - mean) * share * load(weights_of(call) + c) + load(call.bias + c);
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

// float32 images as Numbers.
inline void convert(const float* from, void* to, int64_t count) {
    Number* numbers = static_cast<Number*>(to);
    int64_t i = 0;
    for (; i + lanes <= count; i += lanes) store(numbers + i, load(from + i));
    for (; i < count; i++) put(numbers + i, from[i]);
}

const Kernels kernels = {panel, lanes, HT_TILE_ROWS, together, sizeof(Number), run, convert};

}  // namespace HT_KERNELS
}  // namespace inference
}  // namespace ht
