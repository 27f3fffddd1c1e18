// Layers in training as autograd nodes: convolutions, batch norm with its activation, global average pooling, on the kernels of
// training.h. A layer that these do not take gives no result, and the caller computes it with libtorch's own operators.
#include "shim.h"
#include "training_layers.h"

#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/empty_strided.h>
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/functions/utils.h>
#include <torch/csrc/autograd/saved_variable.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <thread>

namespace {

using namespace ht::training;
using torch::autograd::SavedVariable;
using torch::autograd::variable_list;

// In the order of Ham10000.Models.Activation.
enum class Activation : int { none, relu, relu6 };

constexpr auto rows_first = at::MemoryFormat::ChannelsLast;

const Kernels* kernels_of(at::ScalarType type) {
    static const Kernels* const floats = avx512_kernels() ? avx512_kernels() : avx2_kernels();
    static const Kernels* const halves = bfloat16_kernels();
    return type == at::kFloat ? floats : type == at::kBFloat16 ? halves : nullptr;
}

Runner runner_of(const at::Tensor& maps) {
    // More threads than processors would wait for each other without sleeping.
    static const int processors = std::max(static_cast<int>(std::thread::hardware_concurrency()), 1);
    return {*kernels_of(maps.scalar_type()), std::min(at::get_num_threads(), processors)};
}

bool is_here(const at::Tensor& tensor) { return tensor.device().is_cpu() && tensor.layout() == at::kStrided && tensor.numel() > 0; }

bool are_rows(const at::Tensor& tensor) {
    return tensor.dim() == 4 ? tensor.is_contiguous(rows_first) : tensor.dim() == 2 && tensor.is_contiguous();
}

bool are_maps(const at::Tensor& tensor) {
    return is_here(tensor) && kernels_of(tensor.scalar_type()) && are_rows(tensor) && tensor.size(1) % channel_step == 0;
}

bool are_weights(const at::Tensor& tensor) { return is_here(tensor) && tensor.scalar_type() == at::kFloat; }

bool wants_gradient(std::initializer_list<const at::Tensor*> tensors) {
    return at::GradMode::is_enabled()
           && std::any_of(tensors.begin(), tensors.end(), [](const at::Tensor* t) { return t->defined() && t->requires_grad(); });
}

at::Tensor maps(const at::Tensor& like, at::IntArrayRef sizes) {
    return at::empty(sizes, like.options().requires_grad(false).memory_format(sizes.size() == 4 ? rows_first : at::MemoryFormat::Contiguous));
}

at::Tensor maps(const at::Tensor& like) { return maps(like, like.sizes()); }

at::Tensor as_rows(const at::Tensor& gradient) {
    return gradient.contiguous(gradient.dim() == 4 ? rows_first : at::MemoryFormat::Contiguous);
}

const float* floats(const at::Tensor& tensor) { return static_cast<const float*>(tensor.data_ptr()); }
float* floats_of(at::Tensor& tensor) { return static_cast<float*>(tensor.data_ptr()); }

at::Tensor vector_like(const at::Tensor& tensor) { return at::empty({tensor.numel()}, tensor.options().requires_grad(false)); }

// A node of the graph whose gradients are numbers only.
struct Layer : torch::autograd::Node {
    variable_list apply(variable_list&& gradients) final {
        TORCH_CHECK(!at::GradMode::is_enabled(), name(),
                    " has no second derivative. Compute the first one without create_graph, or in float64, where libtorch's operators run.");
        if (!gradients[0].defined()) return variable_list(num_outputs());
        return differentiate(as_rows(gradients[0]));
    }

    virtual variable_list differentiate(const at::Tensor& gradient) = 0;
};

template <class T, class... Inputs>
std::shared_ptr<T> layer(const Inputs&... inputs) {
    std::shared_ptr<T> node(new T, torch::autograd::deleteNode);
    node->set_next_edges(torch::autograd::collect_next_edges(inputs...));
    return node;
}

struct ConvolutionLayer : Layer {
    std::string name() const override { return "Ham10000Convolution"; }
    void release_variables() override {
        input.reset_data();
        weight.reset_data();
    }

    variable_list differentiate(const at::Tensor& gradient) override {
        const auto x = input.unpack(), w = weight.unpack();
        const auto run = runner_of(gradient);
        variable_list result(2);
        if (task_should_compute_output(0)) {
            result[0] = maps(x);
            depthwise ? run.depthwise_input(shape, gradient.data_ptr(), floats(w), result[0].data_ptr())
                      : run.convolve_input(shape, gradient.data_ptr(), floats(w), result[0].data_ptr());
        }
        if (task_should_compute_output(1)) {
            result[1] = at::empty_strided(w.sizes(), w.strides(), w.options().requires_grad(false));
            depthwise ? run.depthwise_weights(shape, x.data_ptr(), gradient.data_ptr(), floats_of(result[1]))
                      : run.convolve_weights(shape, x.data_ptr(), gradient.data_ptr(), floats_of(result[1]));
        }
        return result;
    }

    Convolution shape;
    bool depthwise;
    SavedVariable input, weight;
};

struct NormLayer : Layer {
    std::string name() const override { return "Ham10000BatchNorm"; }
    void release_variables() override {
        for (auto* saved : {&input, &output, &weight}) saved->reset_data();
    }

    variable_list differentiate(const at::Tensor& gradient) override {
        const auto x = input.unpack(), w = weight.unpack(), y = mask_by_output ? output.unpack(shared_from_this()) : at::Tensor();
        const auto run = runner_of(x);
        const int64_t channels = x.size(1), rows = x.numel() / channels;
        auto slopes = at::empty({2, channels}, w.options().requires_grad(false));
        float *slope = floats_of(slopes), *offset = slope + channels;
        NormGradient pass = {x.data_ptr(), gradient.data_ptr(), mask_by_output ? y.data_ptr() : nullptr, nullptr, nullptr, channels,
                             scale(), scale() + channels, scale() + 2 * channels, slope, offset, above, below};

        std::vector<double> sums(static_cast<size_t>(2 * channels));
        if (learns || task_should_compute_output(2) || task_should_compute_output(3)) run.norm_sums(pass, rows, sums.data());
        const double *passed = sums.data(), *products = passed + channels;
        const float* deviation = scale() + 3 * channels;  // one over it
        for (int64_t i = 0; i < channels; i++) {
            const double share = learns ? scale()[i] / static_cast<double>(rows) : 0;
            slope[i] = static_cast<float>(-share * products[i] * deviation[i] * deviation[i]);
            offset[i] = static_cast<float>(-share * passed[i]);
        }

        variable_list result(4);
        if (task_should_compute_output(0)) pass.input_gradient = (result[0] = maps(x)).data_ptr();
        if (task_should_compute_output(1)) pass.residual_gradient = (result[1] = maps(x)).data_ptr();
        if (pass.input_gradient || pass.residual_gradient) run.norm_gradient(pass, rows);
        if (task_should_compute_output(2)) {
            result[2] = vector_like(w);
            for (int64_t i = 0; i < channels; i++) floats_of(result[2])[i] = static_cast<float>(products[i] * deviation[i]);
        }
        if (task_should_compute_output(3)) {
            result[3] = vector_like(w);
            std::copy_n(passed, channels, floats_of(result[3]));
        }
        return result;
    }

    const float* scale() const { return floats(factors); }

    bool learns, mask_by_output;
    float above, below;
    at::Tensor factors;  // by channel: scale and shift of the input, its mean, one over its deviation
    SavedVariable input, output, weight;
};

struct AverageLayer : Layer {
    std::string name() const override { return "Ham10000GlobalAverage"; }

    variable_list differentiate(const at::Tensor& gradient) override {
        variable_list result(1);
        result[0] = at::empty(sizes, gradient.options().dtype(type).memory_format(rows_first));
        runner_of(result[0]).spread(floats(gradient), sizes[0], sizes[2] * sizes[3], sizes[1], result[0].data_ptr());
        return result;
    }

    std::vector<int64_t> sizes;
    at::ScalarType type;
};

// Adds a batch to the running statistics as torch does: the variance over rows - 1.
void learn(at::Tensor& running_mean, at::Tensor& running_variance, const double* mean, const double* variance, int64_t rows, double momentum) {
    float *to_mean = floats_of(running_mean), *to_variance = floats_of(running_variance);
    const double correction = static_cast<double>(rows) / static_cast<double>(rows - 1);
    for (int64_t i = 0; i < running_mean.numel(); i++) {
        to_mean[i] = static_cast<float>(momentum * mean[i] + (1 - momentum) * to_mean[i]);
        to_variance[i] = static_cast<float>(momentum * variance[i] * correction + (1 - momentum) * to_variance[i]);
    }
    // A graph or a plan that holds the old values must notice.
    running_mean.unsafeGetTensorImpl()->bump_version();
    running_variance.unsafeGetTensorImpl()->bump_version();
}

Norm pass_of(Activation activation) {
    constexpr float all = std::numeric_limits<float>::infinity();
    Norm pass = {};
    pass.low = activation == Activation::none ? -all : 0;
    pass.high = activation == Activation::relu6 ? 6 : all;
    return pass;
}

}  // namespace

// Where the kernels run. Gives whether float32, and whether bfloat16, has any on this processor.
HT_EXPORT void ht_training_kernels(int* floats, int* halves) {
    *floats = kernels_of(at::kFloat) != nullptr;
    *halves = kernels_of(at::kBFloat16) != nullptr;
}

// A convolution without bias over maps in NHWC order, float32 or bfloat16, with float32 weights. `sizes`: output height and width, stride,
// padding above and left. Gives null where the kernels do not take it, or nothing wants a gradient.
HT_EXPORT int ht_training_convolution(TensorHandle input, TensorHandle weight, const int64_t* sizes, int64_t groups, TensorHandle* result) {
    return ht::status([&] {
        *result = nullptr;
        const auto &x = *input, &w = *weight;
        if (!wants_gradient({&x, &w}) || !are_maps(x) || x.dim() != 4 || !are_weights(w) || !w.is_contiguous(rows_first)) return;
        if (sizes[0] < 1 || sizes[1] < 1) return;
        const Convolution shape = {x.size(0), x.size(2), x.size(3), x.size(1), sizes[0], sizes[1], w.size(0), w.size(2), w.size(3),
                                   sizes[2], sizes[3], sizes[4], sizes[5]};
        const bool depthwise = groups == shape.inputs && groups == shape.outputs && w.size(1) == 1;
        const bool is_plain = groups == 1 && w.size(1) == shape.inputs && shape.outputs % channel_step == 0;
        if (!depthwise && !(is_plain && (!x.requires_grad() || (shape.stride_height == 1 && shape.stride_width == 1)))) return;

        auto y = maps(x, {shape.images, shape.outputs, shape.output_height, shape.output_width});
        const auto run = runner_of(x);
        depthwise ? run.depthwise(shape, x.data_ptr(), floats(w), y.data_ptr()) : run.convolve(shape, x.data_ptr(), floats(w), y.data_ptr());
        const auto node = layer<ConvolutionLayer>(x, w);
        node->shape = shape;
        node->depthwise = depthwise;
        node->input = SavedVariable(x, false);
        node->weight = SavedVariable(w, false);
        torch::autograd::set_history(y, node);
        *result = new at::Tensor(std::move(y));
    });
}

// Batch norm of maps or vectors, plus a residual where there is one, then the activation. `learns`: statistics of the batch, which are
// added to the running ones, and one more batch counted. Gives null as above.
HT_EXPORT int ht_training_norm(TensorHandle input, TensorHandle residual, TensorHandle weight, TensorHandle bias, TensorHandle running_mean,
                               TensorHandle running_variance, TensorHandle batches, int learns, double momentum, double epsilon, int activation,
                               TensorHandle* result) {
    return ht::status([&] {
        *result = nullptr;
        const auto &x = *input, &w = *weight, &b = *bias, r = ht::or_undefined(residual);
        const auto kind = static_cast<Activation>(activation);
        if (!wants_gradient({&x, &r, &w, &b}) || kind > Activation::relu6 || !are_maps(x)) return;
        if (r.defined() && (kind == Activation::relu6 || !are_maps(r) || r.sizes() != x.sizes() || r.scalar_type() != x.scalar_type())) return;
        const int64_t channels = x.size(1), rows = x.numel() / channels;
        for (const auto* values : {&w, &b, static_cast<const at::Tensor*>(running_mean), static_cast<const at::Tensor*>(running_variance)}) {
            if (!are_weights(*values) || values->numel() != channels || !values->is_contiguous()) return;
        }
        if (learns && (rows < 2 || batches->scalar_type() != at::kLong || !is_here(*batches))) return;

        const auto run = runner_of(x);
        std::vector<double> mean(static_cast<size_t>(channels)), variance(static_cast<size_t>(channels));
        if (learns) {
            run.statistics(x.data_ptr(), rows, channels, mean.data(), variance.data());
            learn(*running_mean, *running_variance, mean.data(), variance.data(), rows, momentum);
            ++*static_cast<int64_t*>(batches->data_ptr());
            batches->unsafeGetTensorImpl()->bump_version();
        } else {
            std::copy_n(floats(*running_mean), channels, mean.data());
            std::copy_n(floats(*running_variance), channels, variance.data());
        }

        const auto node = layer<NormLayer>(x, r, w, b);
        node->factors = at::empty({4, channels}, w.options().requires_grad(false));
        float* factors = floats_of(node->factors);
        for (int64_t i = 0; i < channels; i++) {
            const double share = 1 / std::sqrt(variance[i] + epsilon), scale = floats(w)[i] * share;
            factors[i] = static_cast<float>(scale);
            factors[channels + i] = static_cast<float>(floats(b)[i] - mean[i] * scale);
            factors[2 * channels + i] = static_cast<float>(mean[i]);
            factors[3 * channels + i] = static_cast<float>(share);
        }
        auto y = maps(x);
        auto pass = pass_of(kind);
        pass.input = x.data_ptr();
        pass.residual = r.defined() ? r.data_ptr() : nullptr;
        pass.output = y.data_ptr();
        pass.channels = channels;
        pass.scale = factors;
        pass.shift = factors + channels;
        run.norm(pass, rows);

        // libtorch's clamp passes its bounds on, its relu does not.
        const float all = std::numeric_limits<float>::infinity();
        node->above = kind == Activation::relu6 ? std::nextafter(pass.low, -all) : pass.low;
        node->below = kind == Activation::relu6 ? std::nextafter(pass.high, all) : pass.high;
        node->learns = learns != 0;
        node->mask_by_output = r.defined() && kind != Activation::none;
        node->input = SavedVariable(x, false);
        node->weight = SavedVariable(w, false);
        torch::autograd::set_history(y, node);
        if (node->mask_by_output) node->output = SavedVariable(y, true);
        *result = new at::Tensor(std::move(y));
    });
}

// The mean of each map, float32 (N, C). Gives null as above.
HT_EXPORT int ht_training_average(TensorHandle input, TensorHandle* result) {
    return ht::status([&] {
        *result = nullptr;
        const auto& x = *input;
        if (!wants_gradient({&x}) || !are_maps(x) || x.dim() != 4) return;
        auto y = at::empty({x.size(0), x.size(1)}, x.options().requires_grad(false).dtype(at::kFloat));
        runner_of(x).average(x.data_ptr(), x.size(0), x.size(2) * x.size(3), x.size(1), floats_of(y));
        const auto node = layer<AverageLayer>(x);
        node->sizes = x.sizes().vec();
        node->type = x.scalar_type();
        torch::autograd::set_history(y, node);
        *result = new at::Tensor(std::move(y));
    });
}
