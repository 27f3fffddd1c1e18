// A dense layer with ReLU or none as one operation with a backward of its own, for batches of few rows: what it does not cover is left
// to libtorch's operations.
#include "shim.h"
#include "training_small.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/empty.h>
#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>

namespace {

using ht::small::Product;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

// Where sums over the inputs are cut and gradients are shared out, whatever the number of threads: they change no result.
constexpr int64_t kInputsOfPart = 2400;

float* data(at::Tensor& tensor) { return static_cast<float*>(tensor.data_ptr()); }
const float* read(const at::Tensor& tensor) { return static_cast<const float*>(tensor.data_ptr()); }

int64_t parts_of(int64_t inputs) { return std::max<int64_t>(1, inputs / kInputsOfPart); }

// Runs work(first, count) for each part of the inputs, whose borders lie between vectors.
template <class Work>
void over_inputs(int64_t inputs, const Work& work) {
    const int64_t parts = parts_of(inputs), size = ((inputs + parts - 1) / parts + 15) / 16 * 16;
    ht::small::run_parts(parts, [&](int64_t part) {
        const int64_t first = part * size, count = std::min(size, inputs - first);
        if (count > 0) work(part, first, count);
    });
}

class DenseFunction : public torch::autograd::Function<DenseFunction> {
public:
    static at::Tensor forward(AutogradContext* context, const at::Tensor& input, const at::Tensor& kernel, const at::Tensor& bias, bool relu) {
        const at::Tensor x = input.contiguous(), w = kernel.contiguous(), b = bias.contiguous();
        const int64_t rows = x.size(0), inputs = x.size(1), outputs = w.size(0), parts = parts_of(inputs);
        auto output = at::empty({rows, outputs}, x.options());
        std::vector<float> sums(static_cast<size_t>(parts * rows * outputs));
        over_inputs(inputs, [&](int64_t part, int64_t first, int64_t count) {
            ht::small::avx512_kernels()->dots({rows, outputs, count, read(x) + first, inputs, 1, read(w) + first, inputs,
                                               sums.data() + part * rows * outputs, outputs});
        });
        for (int64_t i = 0; i < rows * outputs; i++) {
            float sum = read(b)[i % outputs];
            for (int64_t part = 0; part < parts; part++) sum += sums[part * rows * outputs + i];
            data(output)[i] = relu && sum < 0 ? 0 : sum;  // a NaN stays one
        }
        context->save_for_backward({x, kernel, relu ? output : at::Tensor()});
        return output;
    }

    static variable_list backward(AutogradContext* context, variable_list gradients) {
        TORCH_CHECK(!at::GradMode::is_enabled(),
                    "Ham10000Dense has no second derivative. Compute the first one without create_graph, or in float64, where libtorch's operators run.");
        const auto saved = context->get_saved_variables();
        const at::Tensor &x = saved[0], w = saved[1].contiguous(), &output = saved[2];
        const at::Tensor gradient = masked(gradients[0].contiguous(), output);
        const int64_t rows = x.size(0), inputs = x.size(1), outputs = w.size(0);
        at::Tensor input_gradient, kernel_gradient, bias_gradient;
        if (context->needs_input_grad(0)) input_gradient = at::empty(x.sizes(), x.options());
        if (context->needs_input_grad(1)) kernel_gradient = at::empty(w.sizes(), w.options());
        over_inputs(inputs, [&](int64_t, int64_t first, int64_t count) {
            const auto* kernels = ht::small::avx512_kernels();
            if (kernel_gradient.defined()) {
                kernels->outer({outputs, count, rows, read(gradient), 1, outputs, read(x) + first, inputs, data(kernel_gradient) + first, inputs});
            }
            if (input_gradient.defined()) {
                kernels->outer({rows, count, outputs, read(gradient), outputs, 1, read(w) + first, inputs, data(input_gradient) + first, inputs});
            }
        });
        if (context->needs_input_grad(2)) {
            bias_gradient = at::empty({outputs}, x.options());
            for (int64_t o = 0; o < outputs; o++) {
                float sum = 0;
                for (int64_t row = 0; row < rows; row++) sum += read(gradient)[row * outputs + o];
                data(bias_gradient)[o] = sum;
            }
        }
        return {input_gradient, kernel_gradient, bias_gradient, at::Tensor()};
    }

private:
    // No gradient goes through a ReLU that gave zero.
    static at::Tensor masked(const at::Tensor& gradient, const at::Tensor& output) {
        if (!output.defined()) return gradient;
        auto result = at::empty(gradient.sizes(), gradient.options());
        for (int64_t i = 0; i < gradient.numel(); i++) data(result)[i] = read(output)[i] <= 0 ? 0 : read(gradient)[i];
        return result;
    }
};

bool is_plain(const at::Tensor& tensor) {
    return tensor.device().is_cpu() && tensor.scalar_type() == at::kFloat && tensor.layout() == at::kStrided;
}

// Larger batches are the business of a library for matrices.
bool covers(const at::Tensor& input, const at::Tensor& kernel, const at::Tensor& bias) {
    constexpr int64_t most_rows = 64;
    return ht::small::avx512_kernels() && at::GradMode::is_enabled() && input.dim() == 2 && kernel.dim() == 2 && bias.dim() == 1 && is_plain(input) &&
           is_plain(kernel) && is_plain(bias) && input.size(0) > 0 && input.size(0) <= most_rows && input.size(1) > 0 &&
           input.size(1) == kernel.size(1) && bias.size(0) == kernel.size(0);
}

}  // namespace

// Writes null where the operation does not cover the arguments.
HT_EXPORT int ht_dense(TensorHandle input, TensorHandle kernel, TensorHandle bias, int relu, TensorHandle* output) {
    return ht::status([&] {
        *output = covers(*input, *kernel, *bias) ? new at::Tensor(DenseFunction::apply(*input, *kernel, *bias, relu != 0)) : nullptr;
    });
}
