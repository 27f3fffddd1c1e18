// What is done to parameters in place, outside of the graph: initial values, gradients, conversions.
#include "shim.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/linalg_vector_norm.h>
#include <ATen/ops/stack.h>

#include <cmath>

HT_EXPORT int ht_init_uniform(TensorHandle tensor, double low, double high, GeneratorHandle generator) {
    return ht::status([&] {
        const at::NoGradGuard no_grad;
        tensor->uniform_(low, high, ht::or_none(generator));
    });
}

HT_EXPORT int ht_init_normal(TensorHandle tensor, double mean, double std, GeneratorHandle generator) {
    return ht::status([&] {
        const at::NoGradGuard no_grad;
        tensor->normal_(mean, std, ht::or_none(generator));
    });
}

// Draws from the normal distribution cut at low and high, through the inverse of its distribution function, as PyTorch does.
HT_EXPORT int ht_init_trunc_normal(TensorHandle tensor, double mean, double std, double low, double high,
                                   GeneratorHandle generator) {
    return ht::status([&] {
        const at::NoGradGuard no_grad;
        const auto normal_cdf = [](double x) { return (1.0 + std::erf(x / std::sqrt(2.0))) / 2.0; };
        const double from = 2 * normal_cdf((low - mean) / std) - 1;
        const double to = 2 * normal_cdf((high - mean) / std) - 1;
        tensor->uniform_(from, to, ht::or_none(generator));
        tensor->erfinv_();
        tensor->mul_(std * std::sqrt(2.0)).add_(mean).clamp_(low, high);
    });
}

HT_EXPORT int ht_init_constant(TensorHandle tensor, double value) {
    return ht::status([&] {
        const at::NoGradGuard no_grad;
        tensor->fill_(value);
    });
}

// Overwrites a tensor with another's values, whatever the types, devices and layouts; the shapes must agree.
HT_EXPORT int ht_nn_copy(TensorHandle destination, TensorHandle source) {
    return ht::status([&] {
        const at::NoGradGuard no_grad;
        TORCH_CHECK(destination->sizes() == source->sizes(), "Expected a tensor of shape ", destination->sizes(), ", got ",
                    source->sizes(), ".");
        destination->copy_(*source);
    });
}

// Changes type (-1: keep) and device (-1: keep) in place, gradient included, so that whoever holds the tensor sees the change.
// Only floating types change type: a count of batches stays a count.
HT_EXPORT int ht_nn_convert(TensorHandle tensor, int type, int device_type, int device_index, int non_blocking) {
    return ht::status([&] {
        const at::NoGradGuard no_grad;
        const auto convert = [&](at::Tensor& x) {
            const auto dtype = type >= 0 && x.is_floating_point() ? static_cast<at::ScalarType>(type) : x.scalar_type();
            const auto device = device_type >= 0 ? ht::device(device_type, device_index) : x.device();
            const auto data = x.detach();
            const auto moved = data.to(device, dtype, non_blocking != 0, false, ht::nullopt);
            if (!moved.is_same(data)) {
                x.set_data(moved);
            }
        };
        convert(*tensor);
        if (tensor->grad().defined()) {
            convert(tensor->mutable_grad());
        }
    });
}

HT_EXPORT int ht_nn_zero_grad(const TensorHandle* tensors, int count, int set_to_none) {
    return ht::status([&] {
        for (int i = 0; i < count; i++) {
            auto& grad = tensors[i]->mutable_grad();
            if (!grad.defined()) {
                continue;
            }
            if (set_to_none) {
                grad = at::Tensor();
            } else {
                const at::NoGradGuard no_grad;
                if (grad.grad_fn()) {
                    grad = grad.detach();
                } else {
                    grad.requires_grad_(false);
                }
                grad.zero_();
            }
        }
    });
}

// 1 where the tensor has a gradient.
HT_EXPORT int ht_nn_has_grad(TensorHandle tensor, int* out) {
    return ht::status([&] { *out = tensor->grad().defined(); });
}

HT_EXPORT int ht_clip_grad_norm(const TensorHandle* tensors, int count, double max_norm, double norm_type, double* total) {
    return ht::status([&] {
        const at::NoGradGuard no_grad;
        std::vector<at::Tensor> grads;
        std::vector<at::Tensor> norms;
        for (int i = 0; i < count; i++) {
            if (tensors[i]->grad().defined()) {
                grads.push_back(tensors[i]->grad().detach());
                const auto norm = at::linalg_vector_norm(grads.back(), norm_type);
                // All stay on one device: a GPU is waited for once, not once per tensor.
                norms.push_back(norm.to(norms.empty() ? norm.device() : norms.front().device(), at::kFloat));
            }
        }
        *total = norms.empty() ? 0.0 : at::linalg_vector_norm(at::stack(norms), norm_type).item<double>();
        const double factor = max_norm / (*total + 1e-6);
        if (factor < 1 || std::isnan(factor)) {
            for (auto& grad : grads) {
                grad.mul_(factor);
            }
        }
    });
}

HT_EXPORT int ht_clip_grad_value(const TensorHandle* tensors, int count, double limit) {
    return ht::status([&] {
        const at::NoGradGuard no_grad;
        for (int i = 0; i < count; i++) {
            if (tensors[i]->grad().defined()) {
                tensors[i]->grad().detach().clamp_(-limit, limit);
            }
        }
    });
}

// A leaf on the tensor's memory.
HT_EXPORT TensorHandle ht_nn_make_parameter(TensorHandle data, int requires_grad) {
    return ht::tensor([&] { return data->detach().set_requires_grad(requires_grad != 0); });
}

// Counts one more batch, and gives the count where it is wanted: on a GPU that waits for the device.
HT_EXPORT int ht_nn_increment(TensorHandle counter, int wanted, int64_t* count) {
    return ht::status([&] {
        const at::NoGradGuard no_grad;
        counter->add_(1);
        *count = wanted ? counter->item<int64_t>() : 0;
    });
}
