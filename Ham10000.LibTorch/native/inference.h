// A network in evaluation mode as a list of fused operations over maps in NHWC order, of float32 or bfloat16,: what inference.cpp schedules and
// inference_kernels.h computes. Plain pointers and sizes only, since the kernels are compiled once per instruction set.
#ifndef HAM10000_TORCH_INFERENCE_H
#define HAM10000_TORCH_INFERENCE_H

#include <cstdint>

// Where the maps of a batch lie: image after image, pixel after pixel, `stride` numbers from one pixel to the next. `place` is the
// first number for a batch of one image, in the program's memory; it grows with the batch. Laid out as in InferenceView.cs.
struct HtView {
    int64_t place;  // or one of ht::inference::Place
    int32_t first_channel;
    int32_t stride;
    int32_t channels;
    int32_t height;
    int32_t width;
};

// Laid out as in InferenceOperation.cs.
struct HtOperation {
    int32_t kind;        // ht::inference::Kind
    int32_t activation;  // ht::inference::Activation
    float low, high;     // the bounds of Activation::clamp
    HtView input, second, output;
    int32_t kernel_height, kernel_width, stride_height, stride_width, pad_top, pad_left;
    float epsilon;
    float input_low, input_high;  // the bounds of what the scale by input channel gives, where there is one
};

namespace ht {
namespace inference {

enum Place : int64_t { images = -1, result = -2, nowhere = -3 };

// In the order of InferenceKind.cs.
enum class Kind : int32_t {
    convolution,     // any kernel, all channels with all; adds `second` where there is one. A dense layer is one of 1×1 over 1×1 maps.
    depthwise,       // one kernel per channel
    max_pool,        // padding never wins
    average_pool,    // no padding
    global_average,  // to 1×1 maps
    affine,          // times a weight, plus a bias, each by channel and each optional
    add,             // input + second
    multiply,        // input · second, whose maps may be 1×1
    layer_norm,      // over the channels of each pixel
};

// In the order of InferenceActivation.cs.
enum class Activation : int32_t { none, clamp, sigmoid, tanh, silu, gelu };

// An operation on a batch.
struct Call {
    const HtOperation* operation;
    const void* input;
    const void* second;  // null where there is none
    void* output;
    const void* weights;  // of a convolution as the kernels want them, else float32 by channel
    const float* bias;
    const void* zeros;  // as many as any operation has input channels, and long_place
    const float* input_scale;  // of a 1×1 convolution whose input is scaled by channel first, else null
    const float* input_shift;
    int64_t images;
    bool has_long_places;  // of a convolution of few channels: a row of the window is one place, whose depth is all its values
};

// Part of the work of a call: output pixels, and for convolutions panels of output channels.
struct Part {
    int64_t first_row, rows;
    int64_t first_panel, panels;
    const void** pointers;  // memory for a pointer, for rows × places of the kernel
    void* copies;           // memory for the rows' input channels, where the operation scales them
};

// The most floats of a row of a window that count as one place of a convolution; the memory for its pointers is then enough for copies of
// places too.
constexpr int long_place = 32;

// What one instruction set offers.
struct Kernels {
    int panel;  // output channels of a panel of convolution weights
    int lanes;  // the last panel is this narrow where that is enough
    int tile_rows;  // the most pixels whose sums are held in registers at once
    int together;   // inputs of a convolution whose weights for one output lie side by side, in bfloat16 where there are two
    int number_bytes;
    void (*run)(const Call& call, const Part& part);
    void (*convert)(const float* from, void* to, int64_t count);
};

const Kernels& plain_kernels();
const Kernels* avx2_kernels();    // null where this build or the processor has none
const Kernels* avx512_kernels();
const Kernels* bfloat16_kernels();  // over maps of bfloat16

}  // namespace inference
}  // namespace ht

#endif
