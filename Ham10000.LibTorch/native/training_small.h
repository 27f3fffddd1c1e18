// The hot loops of small networks in training: a 3×3 convolution with bias, ReLU, 2×2 max pooling and dropout as one operation, a
// dense layer with ReLU as another, and their gradients. For the files training_small_*.cpp alone.
#ifndef HAM10000_TORCH_TRAINING_SMALL_H
#define HAM10000_TORCH_TRAINING_SMALL_H

#include <cstdint>
#include <functional>

namespace ht {
namespace small {

// Maps that the convolution gives; all loops hold them in two vectors of 16.
constexpr int kMaps = 32;

// Where no gradient goes: the window's largest value is not positive, or was dropped. Otherwise the winner's place, row by row.
constexpr uint8_t kNowhere = 4;

// All memory is dense, in NHWC order; kernels are (32, 3, 3, channels). Pooled maps have height / 2 rows and width / 2 columns.
struct ConvPool {
    int64_t images, height, width, channels;
    const float* input;
    const float* kernel;
    const float* bias;
    uint64_t seed;         // of the dropout
    uint32_t threshold;    // of 65,536 values, how many are dropped; 0 for no dropout
    float scale;           // of those that are kept
    float* output;         // pooled
    uint8_t* winners;      // one per pooled value
    const float* output_gradient;
    float* input_gradient;   // null where none is wanted
    float* kernel_gradient;  // null where none is wanted
    float* bias_gradient;    // null where none is wanted
};

// Products of matrices whose rows are dense but for the last factor's step from row to row.
struct Product {
    int64_t rows, columns, depth;
    const float* left;
    int64_t left_row, left_step;  // from row to row, and from one place of the depth to the next
    const float* right;           // row by row of the depth, or of the columns for dots
    int64_t right_row;
    float* result;
    int64_t result_row;
};

// The loops of one kind of processor.
struct Kernels {
    // The kernel as the forward loops read it; as many floats as the kernel has, and 64 more.
    void (*pack)(const ConvPool&, float* packed);
    void (*forward)(const ConvPool&, const float* packed, int64_t image);
    // Adds to the gradients of kernel and bias; writes that of the input.
    void (*backward)(const ConvPool&, int64_t image, float* kernel_gradient, float* bias_gradient);
    // result(r, c) = sum over i of left(r, i) right(c, i): both are read along the depth.
    void (*dots)(const Product&);
    // result(r, c) = sum over i of left(r, i) right(i, c): columns are written side by side.
    void (*outer)(const Product&);
};

// Null where the processor lacks them.
const Kernels* avx512_kernels();

// Runs part(0) to part(count - 1), each once, on as many of libtorch's number of threads as are free; in no order.
void run_parts(int64_t count, const std::function<void(int64_t)>& part);

}  // namespace small
}  // namespace ht

#endif
