// Optimiser steps. For float32 tensors on the CPU one fused pass reads and writes each element of a parameter, its gradient and
// its moments once; everything else goes through tensor operations. Both follow PyTorch's formulas in PyTorch's order.
#include "shim.h"

#include <ATen/TensorIterator.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/maximum.h>
#include <ATen/ops/zeros_like.h>

#include <cmath>
#include <initializer_list>

// After the others: it sets compiler options for what follows.
#include "nn_optim_passes.h"

namespace {

// Below this many elements a pass runs on the calling thread.
constexpr int64_t kGrain = 32768;

const at::Tensor& gradient_of(const at::Tensor& parameter) {
    const auto& grad = parameter.grad();
    TORCH_CHECK(grad.defined(), "A parameter of shape ", parameter.sizes(), " has no gradient.");
    TORCH_CHECK(grad.layout() == at::kStrided, "A parameter of shape ", parameter.sizes(),
                " has a sparse gradient. Expected a dense one.");
    return grad;
}

bool fusible(std::initializer_list<const at::Tensor*> tensors) {
    const auto& first = **tensors.begin();
    for (const auto* tensor : tensors) {
        if (!tensor->defined() || !tensor->device().is_cpu() || tensor->scalar_type() != at::kFloat ||
            tensor->layout() != at::kStrided || tensor->sizes() != first.sizes()) {
            return false;
        }
    }
    return true;
}

bool same_dense_layout(std::initializer_list<const at::Tensor*> tensors) {
    const auto& first = **tensors.begin();
    if (!first.is_non_overlapping_and_dense()) {
        return false;
    }
    for (const auto* tensor : tensors) {
        if (tensor->strides() != first.strides()) {
            return false;
        }
    }
    return true;
}

// Runs a pass over tensors of one shape, the last of which is only read. ATen's iterator brings any strides into one order and
// shares the work among libtorch's own threads.
template <class Arguments>
void run(void (*pass)(float* const*, int64_t, const Arguments&), const Arguments& arguments,
         std::initializer_list<const at::Tensor*> tensors) {
    constexpr int kMost = 5;
    const int count = static_cast<int>(tensors.size());
    const auto& first = **tensors.begin();
    first.unsafeGetTensorImpl()->bump_version();  // a graph that still needs the old value must notice
    if (first.numel() <= kGrain && same_dense_layout(tensors)) {
        float* operands[kMost];
        int i = 0;
        for (const auto* tensor : tensors) {
            operands[i++] = static_cast<float*>(tensor->data_ptr());
        }
        pass(operands, first.numel(), arguments);
        return;
    }
    at::TensorIteratorConfig config;
    config.resize_outputs(false).check_all_same_dtype(true);
    int index = 0;
    for (const auto* tensor : tensors) {
        if (++index < count) {
            config.add_output(*tensor);
        } else {
            config.add_input(*tensor);
        }
    }
    auto iterator = config.build();
    iterator.for_each(
        [&](char** data, const int64_t* strides, int64_t n) {
            float* operands[kMost];
            bool dense = true;
            for (int i = 0; i < count; i++) {
                operands[i] = reinterpret_cast<float*>(data[i]);
                dense = dense && strides[i] == static_cast<int64_t>(sizeof(float));
            }
            if (dense) {
                pass(operands, n, arguments);
                return;
            }
            for (int64_t element = 0; element < n; element++) {
                for (int i = 0; i < count; i++) {
                    operands[i] = reinterpret_cast<float*>(data[i] + element * strides[i]);
                }
                pass(operands, 1, arguments);
            }
        },
        kGrain);
}

at::Tensor effective_gradient(const at::Tensor& parameter, bool maximize, double decay) {
    auto gradient = gradient_of(parameter);
    if (maximize) {
        gradient = gradient.neg();
    }
    return decay != 0 ? gradient.add(parameter, decay) : gradient;
}

}  // namespace

HT_EXPORT TensorHandle ht_optim_state_like(TensorHandle parameter) {
    return ht::tensor([&] {
        const at::NoGradGuard no_grad;
        return at::zeros_like(parameter->detach(), at::MemoryFormat::Preserve);
    });
}

// Adam, and AdamW where the decay is decoupled. The steps count this one.
HT_EXPORT int ht_adam_step(int count, const TensorHandle* parameters, const TensorHandle* first_moments,
                           const TensorHandle* second_moments, const TensorHandle* largest_moments, const int64_t* steps,
                           double rate, double beta1, double beta2, double eps, double decay, int decoupled, int maximize) {
    return ht::status([&] {
        const at::NoGradGuard no_grad;
        for (int i = 0; i < count; i++) {
            const at::Tensor& parameter = *parameters[i];
            const at::Tensor grad = gradient_of(parameter);
            const at::Tensor &m = *first_moments[i], &v = *second_moments[i];
            const double step = static_cast<double>(steps[i]);
            const double step_size = rate / (1 - std::pow(beta1, step));
            const double root_correction = std::sqrt(1 - std::pow(beta2, step));
            const double kept = decoupled ? 1 - rate * decay : 1.0;
            const AdamArguments arguments{maximize ? -1.0f : 1.0f,
                                          decoupled ? 0.0f : static_cast<float>(decay),
                                          static_cast<float>(kept),
                                          static_cast<float>(beta1),
                                          static_cast<float>(1 - beta1),
                                          static_cast<float>(beta2),
                                          static_cast<float>(1 - beta2),
                                          static_cast<float>(root_correction),
                                          static_cast<float>(eps),
                                          static_cast<float>(step_size)};
            if (largest_moments && fusible({&parameter, &m, &v, largest_moments[i], &grad})) {
                run(adam_amsgrad_pass, arguments, {&parameter, &m, &v, largest_moments[i], &grad});
                continue;
            }
            if (!largest_moments && fusible({&parameter, &m, &v, &grad})) {
                run(adam_pass, arguments, {&parameter, &m, &v, &grad});
                continue;
            }
            if (decoupled) {
                parameter.mul_(kept);
            }
            // The decoupled decay has shrunk the parameter already; the coupled one enters through the gradient.
            const auto gradient = [&] {
                auto g = maximize ? grad.neg() : grad;
                return !decoupled && decay != 0 ? g.add(parameter, decay) : g;
            }();
            m.mul_(beta1).add_(gradient, 1 - beta1);
            v.mul_(beta2).addcmul_(gradient, gradient, 1 - beta2);
            at::Tensor root;
            if (largest_moments) {
                at::Tensor& largest = *largest_moments[i];
                largest.copy_(at::maximum(largest, v));
                root = largest.sqrt();
            } else {
                root = v.sqrt();
            }
            parameter.addcdiv_(m, root.div_(root_correction).add_(eps), -step_size);
        }
    });
}

// The products of the momentum schedule are brought up to date. The steps count this one.
HT_EXPORT int ht_nadam_step(int count, const TensorHandle* parameters, const TensorHandle* first_moments,
                            const TensorHandle* second_moments, double* mu_products, const int64_t* steps, double rate,
                            double beta1, double beta2, double eps, double decay, double momentum_decay) {
    return ht::status([&] {
        const at::NoGradGuard no_grad;
        for (int i = 0; i < count; i++) {
            const at::Tensor& parameter = *parameters[i];
            const at::Tensor grad = gradient_of(parameter);
            const at::Tensor &m = *first_moments[i], &v = *second_moments[i];
            const double step = static_cast<double>(steps[i]);
            const double correction = 1 - std::pow(beta2, step);
            const double mu = beta1 * (1 - 0.5 * std::pow(0.96, step * momentum_decay));
            const double mu_next = beta1 * (1 - 0.5 * std::pow(0.96, (step + 1) * momentum_decay));
            const double product = mu_products[i] * mu;
            mu_products[i] = product;
            const double gradient_step = rate * (1 - mu) / (1 - product);
            const double moment_step = rate * mu_next / (1 - product * mu_next);
            if (fusible({&parameter, &m, &v, &grad})) {
                const NAdamArguments arguments{static_cast<float>(decay),         static_cast<float>(beta1),
                                               static_cast<float>(1 - beta1),     static_cast<float>(beta2),
                                               static_cast<float>(1 - beta2),     static_cast<float>(correction),
                                               static_cast<float>(eps),           static_cast<float>(gradient_step),
                                               static_cast<float>(moment_step)};
                run(nadam_pass, arguments, {&parameter, &m, &v, &grad});
                continue;
            }
            const auto gradient = effective_gradient(parameter, false, decay);
            m.mul_(beta1).add_(gradient, 1 - beta1);
            v.mul_(beta2).addcmul_(gradient, gradient, 1 - beta2);
            const auto denominator = v.div(correction).sqrt_().add_(eps);
            parameter.addcdiv_(gradient, denominator, -gradient_step);
            parameter.addcdiv_(m, denominator, -moment_step);
        }
    });
}

// Without momentum, buffers is null. A buffer that starts now (fresh) takes the gradient itself, undamped.
HT_EXPORT int ht_sgd_step(int count, const TensorHandle* parameters, const TensorHandle* buffers, const uint8_t* fresh,
                          double rate, double momentum, double dampening, double decay, int nesterov, int maximize) {
    return ht::status([&] {
        const at::NoGradGuard no_grad;
        for (int i = 0; i < count; i++) {
            const at::Tensor& parameter = *parameters[i];
            const at::Tensor grad = gradient_of(parameter);
            const bool starts = buffers && fresh[i];
            const SgdArguments arguments{maximize ? -1.0f : 1.0f,
                                         static_cast<float>(decay),
                                         starts ? 0.0f : static_cast<float>(momentum),
                                         starts ? 1.0f : static_cast<float>(1 - dampening),
                                         static_cast<float>(rate),
                                         nesterov ? 1.0f : 0.0f,
                                         nesterov ? static_cast<float>(momentum) : 1.0f};
            if (!buffers && fusible({&parameter, &grad})) {
                run(sgd_pass, arguments, {&parameter, &grad});
                continue;
            }
            if (buffers && fusible({&parameter, buffers[i], &grad})) {
                run(sgd_momentum_pass, arguments, {&parameter, buffers[i], &grad});
                continue;
            }
            auto gradient = effective_gradient(parameter, maximize != 0, decay);
            if (buffers) {
                at::Tensor& buffer = *buffers[i];
                if (starts) {
                    buffer.copy_(gradient);
                } else {
                    buffer.mul_(momentum).add_(gradient, 1 - dampening);
                }
                gradient = nesterov ? gradient.add(buffer, momentum) : buffer;
            }
            parameter.add_(gradient, -rate);
        }
    });
}

// Plain RMSProp has null averages (not centred) and null buffers (no momentum).
HT_EXPORT int ht_rmsprop_step(int count, const TensorHandle* parameters, const TensorHandle* squares,
                              const TensorHandle* averages, const TensorHandle* buffers, double rate, double alpha, double eps,
                              double decay, double momentum, int maximize) {
    return ht::status([&] {
        const at::NoGradGuard no_grad;
        for (int i = 0; i < count; i++) {
            const at::Tensor& parameter = *parameters[i];
            const at::Tensor grad = gradient_of(parameter);
            at::Tensor& square = *squares[i];
            const RmsArguments arguments{maximize ? -1.0f : 1.0f,          static_cast<float>(decay),
                                         static_cast<float>(alpha),        static_cast<float>(1 - alpha),
                                         static_cast<float>(eps),          static_cast<float>(momentum),
                                         static_cast<float>(rate)};
            if (!averages && !buffers && fusible({&parameter, &square, &grad})) {
                run(rms_pass, arguments, {&parameter, &square, &grad});
                continue;
            }
            if (!averages && buffers && fusible({&parameter, &square, buffers[i], &grad})) {
                run(rms_momentum_pass, arguments, {&parameter, &square, buffers[i], &grad});
                continue;
            }
            const auto gradient = effective_gradient(parameter, maximize != 0, decay);
            square.mul_(alpha).addcmul_(gradient, gradient, 1 - alpha);
            at::Tensor denominator;
            if (averages) {
                averages[i]->mul_(alpha).add_(gradient, 1 - alpha);
                denominator = square.addcmul(*averages[i], *averages[i], -1).sqrt_().add_(eps);
            } else {
                denominator = square.sqrt().add_(eps);
            }
            if (buffers) {
                buffers[i]->mul_(momentum).addcdiv_(gradient, denominator);
                parameter.add_(*buffers[i], -rate);
            } else {
                parameter.addcdiv_(gradient, denominator, -rate);
            }
        }
    });
}
