// Gradients: flags of a tensor, the modes of a thread, backward passes.
#include "shim.h"

#include <ATen/core/grad_mode.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/anomaly_mode.h>
#include <torch/csrc/autograd/autograd.h>

HT_EXPORT int ht_requires_grad(TensorHandle self, int* result) {
    return ht::status([&] { *result = self->requires_grad(); });
}

HT_EXPORT int ht_set_requires_grad(TensorHandle self, int value) {
    return ht::status([&] { self->set_requires_grad(value != 0); });
}

HT_EXPORT int ht_is_leaf(TensorHandle self, int* result) {
    return ht::status([&] { *result = self->is_leaf(); });
}

HT_EXPORT int ht_retain_grad(TensorHandle self) {
    return ht::status([&] { self->retain_grad(); });
}

// Writes null where there is no gradient.
HT_EXPORT int ht_grad(TensorHandle self, TensorHandle* grad) {
    return ht::status([&] {
        const at::Tensor& value = self->grad();
        *grad = value.defined() ? new at::Tensor(value) : nullptr;
    });
}

HT_EXPORT int ht_set_grad(TensorHandle self, TensorHandle grad) {
    return ht::status([&] { self->mutable_grad() = ht::or_undefined(grad); });
}

HT_EXPORT TensorHandle ht_detach(TensorHandle self) {
    return ht::tensor([&] { return self->detach(); });
}

HT_EXPORT TensorHandle ht_detach_(TensorHandle self) {
    return ht::tensor([&] { return self->detach_(); });
}

// retain_graph below zero: as create_graph.
HT_EXPORT int ht_backward(
    const TensorHandle* tensors, int tensor_count, const TensorHandle* grads, int grad_count, int retain_graph,
    int create_graph, const TensorHandle* inputs, int input_count) {
    return ht::status([&] {
        const ht::optional<bool> retain = retain_graph < 0 ? ht::nullopt : ht::optional<bool>(retain_graph != 0);
        torch::autograd::backward(
            ht::list(tensors, tensor_count), ht::list(grads, grad_count), retain, create_graph != 0,
            ht::list(inputs, input_count));
    });
}

HT_EXPORT int ht_autograd_grad(
    const TensorHandle* outputs, int output_count, const TensorHandle* inputs, int input_count, const TensorHandle* grads,
    int grad_count, int retain_graph, int create_graph, int allow_unused, TensorHandle** out, int* out_count) {
    return ht::status([&] {
        ht::give_list(
            torch::autograd::grad(
                ht::list(outputs, output_count), ht::list(inputs, input_count), ht::list(grads, grad_count),
                retain_graph != 0, create_graph != 0, allow_unused != 0),
            out, out_count);
    });
}

HT_EXPORT int ht_grad_mode(int* enabled) {
    return ht::status([&] { *enabled = at::GradMode::is_enabled(); });
}

HT_EXPORT int ht_set_grad_mode(int enabled) {
    return ht::status([&] { at::GradMode::set_enabled(enabled != 0); });
}

HT_EXPORT int ht_inference_mode(int* enabled) {
    return ht::status([&] { *enabled = c10::InferenceMode::is_enabled(); });
}

// The guard must be released on the thread that took it.
HT_EXPORT int ht_inference_guard_new(int enabled, void** guard) {
    return ht::status([&] { *guard = new c10::InferenceMode(enabled != 0); });
}

HT_EXPORT void ht_inference_guard_free(void* guard) { delete static_cast<c10::InferenceMode*>(guard); }

HT_EXPORT int ht_anomaly_mode(int* enabled, int* check_nan) {
    return ht::status([&] {
        *enabled = torch::autograd::AnomalyMode::is_enabled();
        *check_nan = torch::autograd::AnomalyMode::should_check_nan();
    });
}

HT_EXPORT int ht_set_anomaly_mode(int enabled, int check_nan) {
    return ht::status([&] { torch::autograd::AnomalyMode::set_enabled(enabled != 0, check_nan != 0); });
}
