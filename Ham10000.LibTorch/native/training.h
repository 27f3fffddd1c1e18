// Layers in training: forward passes and gradients over maps in NHWC order, as rows of channels. training.cpp makes autograd nodes of
// them, training_kernels.h computes. Plain pointers and sizes only, since the kernels are compiled once per instruction set.
//
// An element is a float or a bfloat16. A word is 32 bits: one float, or two neighbouring bfloat16 of a sum of products; so matrix
// products are written once for both. Sums, statistics, weights and their gradients are float32.
#ifndef HAM10000_TORCH_TRAINING_H
#define HAM10000_TORCH_TRAINING_H

#include <cstdint>

// What several instruction sets compile must leave no function behind that the linker could choose for all of them.
#define HT_ALWAYS_INLINE inline __attribute__((always_inline))

namespace ht {
namespace training {

typedef uint32_t Word;

// Rows in tiles of nearly the same height.
struct Tiles {
    HT_ALWAYS_INLINE Tiles(int64_t rows, int64_t most) : count((rows + most - 1) / most), low(rows / count), high(rows % count) {}
    HT_ALWAYS_INLINE int64_t rows(int64_t tile) const { return low + (tile < high); }
    HT_ALWAYS_INLINE int64_t first(int64_t tile) const { return tile * low + (tile < high ? tile : high); }
    int64_t count, low, high;
};

// How the left matrix of a product lies in memory.
enum class Left {
    strided,   // row after row, `stride` words apart
    pointers,  // a pointer for each place of a window and row
    packed,    // tile after tile, in which the rows of a word lie side by side
};

// output = left · right.
struct Product {
    Left kind;
    const Word* left;
    int64_t stride;  // strided: words of a row; packed: words of a tile
    const void* const* pointers;  // the first place of all rows, then the second, ...
    int64_t place_stride;         // pointers of a place
    int64_t rows, places, depth;  // depth: words of a place
    const Word* right;            // panels of columns, in which all columns of a word lie side by side
    int64_t columns;
    void* output;
    int64_t output_stride;  // elements
    bool to_float;          // float32 whatever the elements are
};

// Batch norm over rows of channels, then an activation that clamps.
struct Norm {
    const void* input;
    const void* residual;  // added before the activation; or null
    void* output;
    int64_t channels;
    const float *scale, *shift;  // of the input, by channel
    float low, high;
};

struct NormGradient {
    const void* input;
    const void* gradient;
    const void* output;  // tells where the activation passed values on, where there is a residual; or null: the input does
    void* input_gradient;
    void* residual_gradient;  // or null
    int64_t channels;
    const float *scale, *shift, *mean;
    const float *slope, *offset;  // input gradient = scale · passed + slope · (input - mean) + offset
    float above, below;           // values strictly between them were passed on
};

// A filter for each channel over the map of one image.
struct Depthwise {
    const void* const* places;  // for each output pixel the input pixel under each weight, or zeros
    void* output;
    const float* weights;  // (places, channels)
    int64_t pixels, window, channels;
};

struct Kernels {
    int panel;         // columns of a panel
    int tile_rows;     // the most rows of a tile
    int element_size;  // bytes

    // Panel of float weights that lie column after column: word k of column n at from + n · stride.
    void (*pack_columns)(const float* from, int64_t stride, int64_t depth, int64_t columns, Word* to);
    // The same of weights that lie row after row: word k in the rows 2k and 2k + 1, or row k.
    void (*pack_rows)(const float* from, int64_t stride, int64_t depth, int64_t columns, Word* to);
    // The same of elements, with a pointer to each row; `width` words for a word of the depth. May write a vector beyond the last.
    void (*pack_pointers)(const void* const* rows, int64_t depth, int64_t first, int64_t columns, int64_t width,
                          int64_t channels, Word* to);
    void (*multiply)(const Product& product, int64_t first_tile, int64_t tiles, int64_t first_panel, int64_t panels);

    // Sums of input - origin and of their squares, by channel.
    void (*norm_sums)(const void* input, int64_t rows, int64_t channels, const float* origin, float* sums);
    void (*norm)(const Norm& norm, int64_t first_row, int64_t rows);
    // Sums of the gradients passed on, and of their products with input - mean.
    void (*norm_gradient_sums)(const NormGradient& norm, int64_t first_row, int64_t rows, float* sums);
    void (*norm_gradient)(const NormGradient& norm, int64_t first_row, int64_t rows);

    void (*depthwise)(const Depthwise& filter);
    // Adds to sums (places, channels); `output` is the gradient.
    void (*depthwise_weights)(const Depthwise& filter, float* sums);

    // The mean of rows, and its gradient's share for each row.
    void (*average)(const void* input, int64_t rows, int64_t channels, float* output);
    void (*spread)(const float* gradient, int64_t rows, int64_t channels, void* output);
};

// Null where this build or the processor has none.
const Kernels* avx2_kernels();
const Kernels* avx512_kernels();
const Kernels* bfloat16_kernels();  // for bfloat16, where the processor multiplies them

}  // namespace training
}  // namespace ht

#endif
