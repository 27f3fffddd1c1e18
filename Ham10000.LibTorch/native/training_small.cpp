// A 3×3 convolution with bias, ReLU, 2×2 max pooling and dropout as one operation with a backward of its own: what it does not
// cover is left to libtorch's operations.
#include "shim.h"
#include "training_small.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/zeros.h>
#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>
#include <cmath>
#include <mutex>

namespace {

using ht::small::ConvPool;
using ht::small::kMaps;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

constexpr auto kDense = at::MemoryFormat::ChannelsLast;
constexpr double kDraws = 65536;

// Parts hold whole images, and as many whatever the number of threads: their sums are added in order, so threads change no result.
constexpr int64_t kParts = 16;

float* data(at::Tensor& tensor) { return static_cast<float*>(tensor.data_ptr()); }
const float* read(const at::Tensor& tensor) { return static_cast<const float*>(tensor.data_ptr()); }

// One draw of torch's own generator decides a whole batch's dropout.
uint64_t draw_seed() {
    auto generator = at::detail::getDefaultCPUGenerator();
    std::lock_guard<std::mutex> lock(generator.mutex());
    return at::check_generator<at::CPUGeneratorImpl>(generator)->random64();
}

ConvPool shape_of(const at::Tensor& input) {
    ConvPool p{};
    p.images = input.size(0), p.channels = input.size(1), p.height = input.size(2), p.width = input.size(3);
    return p;
}

void set_dropout(ConvPool& p, double rate) {
    p.threshold = static_cast<uint32_t>(std::lround(rate * kDraws));
    p.scale = static_cast<float>(kDraws / (kDraws - p.threshold));
}

class ConvPoolFunction : public torch::autograd::Function<ConvPoolFunction> {
public:
    static at::Tensor forward(AutogradContext* context, const at::Tensor& input, const at::Tensor& kernel, const at::Tensor& bias,
                              double rate) {
        const at::Tensor x = input.contiguous(kDense), w = kernel.contiguous(kDense), b = bias.contiguous();
        ConvPool p = shape_of(x);
        set_dropout(p, rate);
        auto output = at::empty({p.images, kMaps, p.height / 2, p.width / 2}, x.options(), kDense);
        auto winners = at::empty(output.sizes(), x.options().dtype(at::kByte), kDense);
        p.input = read(x), p.kernel = read(w), p.bias = read(b);
        p.seed = p.threshold ? draw_seed() : 0;
        p.output = data(output), p.winners = static_cast<uint8_t*>(winners.data_ptr());
        const auto* kernels = ht::small::avx512_kernels();
        auto packed = at::empty({w.numel() + 2 * kMaps}, w.options());
        kernels->pack(p, data(packed));
        ht::small::run_parts(p.images, [&](int64_t image) { kernels->forward(p, read(packed), image); });
        context->save_for_backward({x, kernel, winners});
        context->saved_data["rate"] = rate;
        return output;
    }

    static variable_list backward(AutogradContext* context, variable_list gradients) {
        TORCH_CHECK(!at::GradMode::is_enabled(),
                    "The gradient of a layer in training cannot be differentiated again. Put the model into evaluation mode for that.");
        const auto saved = context->get_saved_variables();
        const auto &x = saved[0], &kernel = saved[1], &winners = saved[2];
        ConvPool p = shape_of(x);
        set_dropout(p, context->saved_data["rate"].toDouble());
        const at::Tensor w = kernel.contiguous(kDense), gradient = gradients[0].contiguous(kDense);
        p.input = read(x), p.kernel = read(w), p.output_gradient = read(gradient);
        p.winners = static_cast<uint8_t*>(winners.data_ptr());
        at::Tensor input_gradient, kernel_gradient, bias_gradient;
        if (context->needs_input_grad(0)) {
            input_gradient = at::empty(x.sizes(), x.options(), kDense);
            p.input_gradient = data(input_gradient);
        }
        if (context->needs_input_grad(1)) {
            kernel_gradient = at::empty(w.sizes(), w.options(), kDense);
            p.kernel_gradient = data(kernel_gradient);
        }
        if (context->needs_input_grad(2)) {
            bias_gradient = at::empty({kMaps}, w.options());
            p.bias_gradient = data(bias_gradient);
        }
        run_backward(p);
        return {input_gradient, kernel_gradient, bias_gradient, at::Tensor()};
    }

private:
    static void run_backward(const ConvPool& p) {
        const int64_t size = kMaps * 9 * p.channels, stride = size + kMaps;
        const int64_t images = (p.images + kParts - 1) / kParts, parts = (p.images + images - 1) / images;
        std::vector<float> sums(static_cast<size_t>(parts * stride));
        const auto* kernels = ht::small::avx512_kernels();
        ht::small::run_parts(parts, [&](int64_t part) {
            float* own = sums.data() + part * stride;
            for (int64_t image = part * images; image < std::min(p.images, (part + 1) * images); image++) {
                kernels->backward(p, image, p.kernel_gradient ? own : nullptr, p.bias_gradient ? own + size : nullptr);
            }
        });
        if (p.kernel_gradient) add_up(sums.data(), parts, stride, size, p.kernel_gradient);
        if (p.bias_gradient) add_up(sums.data() + size, parts, stride, kMaps, p.bias_gradient);
    }

    static void add_up(const float* sums, int64_t parts, int64_t stride, int64_t count, float* total) {
        std::copy(sums, sums + count, total);
        for (int64_t part = 1; part < parts; part++) {
            for (int64_t i = 0; i < count; i++) total[i] += sums[part * stride + i];
        }
    }
};

bool is_plain(const at::Tensor& tensor) {
    return tensor.device().is_cpu() && tensor.scalar_type() == at::kFloat && tensor.layout() == at::kStrided;
}

// Whether the operation covers these arguments; images (3 maps) take no gradient.
bool covers(const at::Tensor& input, const at::Tensor& kernel, const at::Tensor& bias, double rate) {
    const int64_t maps[] = {kMaps, input.dim() == 4 ? input.size(1) : 0, 3, 3};
    return ht::small::avx512_kernels() && at::GradMode::is_enabled() && input.dim() == 4 && is_plain(input) && is_plain(kernel) &&
           kernel.sizes() == at::IntArrayRef(maps) && (!bias.defined() || (is_plain(bias) && bias.numel() == kMaps)) &&
           (input.size(1) == kMaps || (input.size(1) == 3 && !input.requires_grad())) && input.size(0) > 0 && input.size(2) >= 2 &&
           input.size(3) >= 2 && std::lround(rate * kDraws) < static_cast<long>(kDraws);
}

}  // namespace

// Writes null where the operation does not cover the arguments. Without dropout the rate is 0.
HT_EXPORT int ht_conv_pool(TensorHandle input, TensorHandle kernel, TensorHandle bias, double rate, TensorHandle* output) {
    return ht::status([&] {
        *output = nullptr;
        if (covers(*input, *kernel, ht::or_undefined(bias), rate)) {
            // Autograd's functions take no absent tensors.
            const at::Tensor b = bias ? *bias : at::zeros({kMaps}, kernel->options());
            *output = new at::Tensor(ConvPoolFunction::apply(*input, *kernel, b, rate));
        }
    });
}
