// Activations: one entry point, chosen by number, so that adding one costs one line on each side.
#include "shim.h"

#include <ATen/ops/celu.h>
#include <ATen/ops/clamp.h>
#include <ATen/ops/elu.h>
#include <ATen/ops/gelu.h>
#include <ATen/ops/hardsigmoid.h>
#include <ATen/ops/hardswish.h>
#include <ATen/ops/hardtanh.h>
#include <ATen/ops/leaky_relu.h>
#include <ATen/ops/log_sigmoid.h>
#include <ATen/ops/log_softmax.h>
#include <ATen/ops/mish.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/selu.h>
#include <ATen/ops/sigmoid.h>
#include <ATen/ops/silu.h>
#include <ATen/ops/softmax.h>
#include <ATen/ops/softplus.h>
#include <ATen/ops/tanh.h>

namespace {

// The numbers are those of the Activation enum on the managed side.
enum Activation {
    kRelu = 0,
    kLeakyRelu = 1,
    kHardtanh = 2,
    kSigmoid = 3,
    kTanh = 4,
    kGelu = 5,
    kGeluTanh = 6,
    kSilu = 7,
    kHardswish = 8,
    kHardsigmoid = 9,
    kElu = 10,
    kSelu = 11,
    kCelu = 12,
    kSoftplus = 13,
    kMish = 14,
    kLogSigmoid = 15,
};

// libtorch 1.13 has no derivative of hardtanh for the 16-bit types on the CPU; clamp has one.
bool hardtanh_lacks_derivative(const at::Tensor& x) {
    return x.device().is_cpu() && (x.scalar_type() == at::kBFloat16 || x.scalar_type() == at::kHalf);
}

at::Tensor apply(const at::Tensor& x, int kind, double a, double b) {
    switch (kind) {
        case kRelu: return at::relu(x);
        case kLeakyRelu: return at::leaky_relu(x, a);
        case kHardtanh: return hardtanh_lacks_derivative(x) ? at::clamp(x, a, b) : at::hardtanh(x, a, b);
        case kSigmoid: return at::sigmoid(x);
        case kTanh: return at::tanh(x);
        case kGelu: return at::gelu(x, "none");
        case kGeluTanh: return at::gelu(x, "tanh");
        case kSilu: return at::silu(x);
        case kHardswish: return at::hardswish(x);
        case kHardsigmoid: return at::hardsigmoid(x);
        case kElu: return at::elu(x, a);
        case kSelu: return at::selu(x);
        case kCelu: return at::celu(x, a);
        case kSoftplus: return at::softplus(x, a, b);
        case kMish: return at::mish(x);
        case kLogSigmoid: return at::log_sigmoid(x);
        default: TORCH_CHECK(false, "Activation ", kind, " is not known to the shim.");
    }
}

at::Tensor apply_inplace(at::Tensor& x, int kind, double a, double b) {
    switch (kind) {
        case kRelu: return at::relu_(x);
        case kLeakyRelu: return at::leaky_relu_(x, a);
        case kHardtanh: return hardtanh_lacks_derivative(x) ? at::clamp_(x, a, b) : at::hardtanh_(x, a, b);
        case kSigmoid: return at::sigmoid_(x);
        case kTanh: return at::tanh_(x);
        case kGelu: return at::gelu_(x, "none");
        case kGeluTanh: return at::gelu_(x, "tanh");
        case kSilu: return at::silu_(x);
        case kHardswish: return at::hardswish_(x);
        case kHardsigmoid: return at::hardsigmoid_(x);
        case kElu: return at::elu_(x, a);
        case kSelu: return at::selu_(x);
        case kCelu: return at::celu_(x, a);
        case kMish: return at::mish_(x);
        default: TORCH_CHECK(false, "Activation ", kind, " has no in-place form.");
    }
}

}  // namespace

HT_EXPORT TensorHandle ht_activation(TensorHandle input, int kind, double a, double b, int inplace) {
    return ht::tensor([&] { return inplace ? apply_inplace(*input, kind, a, b) : apply(*input, kind, a, b); });
}

HT_EXPORT TensorHandle ht_nn_softmax(TensorHandle input, int64_t dim, int type) {
    return ht::tensor([&] { return at::softmax(*input, dim, ht::or_none_type(type)); });
}

HT_EXPORT TensorHandle ht_nn_log_softmax(TensorHandle input, int64_t dim, int type) {
    return ht::tensor([&] { return at::log_softmax(*input, dim, ht::or_none_type(type)); });
}
