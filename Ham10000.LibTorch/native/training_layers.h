// The passes of a layer in training, shared among threads: what training.cpp makes autograd nodes of. Maps are (images, height, width,
// channels), kernels (outputs, height, width, inputs). Results do not depend on the number of threads.
#ifndef HAM10000_TORCH_TRAINING_LAYERS_H
#define HAM10000_TORCH_TRAINING_LAYERS_H

#include "training.h"

namespace ht {
namespace training {

// Channels are whole vectors of every instruction set.
constexpr int64_t channel_step = 16;

// A convolution over maps; for a depthwise one, inputs and outputs are the same.
struct Convolution {
    int64_t images, height, width, inputs, output_height, output_width, outputs;
    int64_t kernel_height, kernel_width, stride_height, stride_width, pad_top, pad_left;

    int64_t pixels() const { return images * height * width; }
    int64_t output_pixels() const { return images * output_height * output_width; }
    int64_t places() const { return kernel_height * kernel_width; }
    bool is_pointwise() const { return places() == 1 && stride_height == 1 && stride_width == 1 && pad_top == 0 && pad_left == 0
                                       && output_height == height && output_width == width; }
};

struct Runner {
    const Kernels& kernels;
    int threads;

    void convolve(const Convolution& c, const void* input, const float* weights, void* output) const;
    // Of a convolution of stride 1.
    void convolve_input(const Convolution& c, const void* gradient, const float* weights, void* input_gradient) const;
    void convolve_weights(const Convolution& c, const void* input, const void* gradient, float* weight_gradient) const;

    void depthwise(const Convolution& c, const void* input, const float* weights, void* output) const;
    void depthwise_input(const Convolution& c, const void* gradient, const float* weights, void* input_gradient) const;
    void depthwise_weights(const Convolution& c, const void* input, const void* gradient, float* weight_gradient) const;

    // Mean and variance (over rows, not rows - 1) by channel.
    void statistics(const void* input, int64_t rows, int64_t channels, double* mean, double* variance) const;
    void norm(const Norm& norm, int64_t rows) const;
    // Sums of the gradients passed on, and of their products with input - mean, by channel.
    void norm_sums(const NormGradient& norm, int64_t rows, double* sums) const;
    void norm_gradient(const NormGradient& norm, int64_t rows) const;

    void average(const void* input, int64_t images, int64_t rows, int64_t channels, float* output) const;
    void spread(const float* gradient, int64_t images, int64_t rows, int64_t channels, void* output) const;
};

}  // namespace training
}  // namespace ht

#endif
