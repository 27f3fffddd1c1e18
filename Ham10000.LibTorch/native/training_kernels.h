// The kernels of training.h: averages over maps, and the choice among all.
#include "training_depthwise.h"
#include "training_norms.h"
#include "training_products.h"

namespace ht {
namespace training {
namespace HT_KERNELS {

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
