// The layers in training as autograd nodes, through the shim's interface: forward and backward against libtorch's operators in float64.
#include "fuzz.h"

#include <torch/csrc/autograd/autograd.h>

#include <array>

extern "C" int ht_training_convolution(TensorHandle, TensorHandle, const int64_t*, int64_t, TensorHandle*);
extern "C" int ht_training_norm(TensorHandle, TensorHandle, TensorHandle, TensorHandle, TensorHandle, TensorHandle, TensorHandle, int, double, double, int,
                                TensorHandle*);
extern "C" int ht_training_average(TensorHandle, TensorHandle*);
extern "C" void ht_training_kernels(int*, int*);
extern "C" int ht_conv_pool(TensorHandle, TensorHandle, TensorHandle, double, TensorHandle*);
extern "C" int ht_dense(TensorHandle, TensorHandle, TensorHandle, int, TensorHandle*);

namespace fuzz {

namespace {

// Null is no failure: what the kernels do not take is libtorch's.
at::Tensor take(TensorHandle handle) {
    if (!handle) return {};
    auto result = *handle;
    delete handle;
    return result;
}

at::Tensor exact_leaf(const at::Tensor& tensor, at::ScalarType type) { return rounded(tensor, type).requires_grad_(true); }

// Sends one gradient through both results and compares those of the leaves.
void compare(Random& random, const at::Tensor& actual, const at::Tensor& expected, std::vector<std::pair<at::Tensor, at::Tensor>> leaves, double tolerance) {
    expect("the output", actual, expected.detach(), tolerance);
    const auto gradient = values(random, actual.sizes(), actual.scalar_type());
    torch::autograd::backward({actual}, {gradient});
    torch::autograd::backward({expected}, {exact(gradient)});
    for (size_t i = 0; i < leaves.size(); i++) {
        const auto name = "gradient " + std::to_string(i);
        if (leaves[i].first.requires_grad()) expect(name.c_str(), leaves[i].first.grad(), leaves[i].second.grad(), tolerance);
    }
}

void convolution_layer(Random& random, at::ScalarType type) {
    const bool depthwise = random.coin();
    const int64_t images = random.between(1, 4), height = random.between(1, 8), width = random.between(1, 8), inputs = 16 * random.between(1, 3),
                  outputs = depthwise ? inputs : 16 * random.between(1, 3), kernel = 2 * random.between(0, 2) + 1,
                  stride = depthwise ? random.between(1, 2) : 1, pad = kernel / 2;
    const int64_t sizes[] = {(height - 1) / stride + 1, (width - 1) / stride + 1, stride, stride, pad, pad};
    auto x = values(random, {images, inputs, height, width}, type).requires_grad_(random.coin());
    auto w = values(random, {outputs, depthwise ? 1 : inputs, kernel, kernel}).requires_grad_(!x.requires_grad() || random.coin());
    TensorHandle handle;
    check(ht_training_convolution(&x, &w, sizes, depthwise ? inputs : 1, &handle));
    const auto y = take(handle);
    if (!y.defined()) fail("the convolution was not taken.");
    const auto xe = exact_leaf(x, type), we = depthwise ? exact_leaf(w, at::kFloat) : exact_leaf(w, type);
    compare(random, y, at::convolution(xe, we, {}, {stride, stride}, {pad, pad}, {1, 1}, false, {0, 0}, depthwise ? inputs : 1), {{x, xe}, {w, we}},
            tolerance_of(type));
}

void norm_layer(Random& random, at::ScalarType type) {
    const int64_t images = random.between(2, 5), height = random.between(1, 6), width = random.between(1, 6), channels = 16 * random.between(1, 4);
    const std::vector<int64_t> shape = random.between(0, 3) == 0 ? std::vector<int64_t>{images, channels} : std::vector<int64_t>{images, channels, height, width};
    auto x = values(random, shape, type).requires_grad_(true);
    const bool learns = random.coin();
    int activation = static_cast<int>(random.between(0, 2));
    auto r = activation < 2 && random.coin() ? values(random, shape, type).requires_grad_(true) : at::Tensor();
    auto w = values(random, {channels}).requires_grad_(true), b = values(random, {channels}).requires_grad_(true);
    auto mean = values(random, {channels}), variance = values(random, {channels}).abs() + 0.5, batches = at::zeros({1}, at::kLong);
    auto mean_e = exact(mean), variance_e = exact(variance);
    TensorHandle handle;
    check(ht_training_norm(&x, r.defined() ? &r : nullptr, &w, &b, &mean, &variance, &batches, learns, 0.1, 1e-2, activation, &handle));
    const auto y = take(handle);
    if (!y.defined()) fail("the norm was not taken.");
    const auto xe = exact_leaf(x, type), we = exact_leaf(w, at::kFloat), be = exact_leaf(b, at::kFloat);
    auto expected = at::batch_norm(xe, we, be, mean_e, variance_e, learns, 0.1, 1e-2, false);
    std::vector<std::pair<at::Tensor, at::Tensor>> leaves = {{x, xe}, {w, we}, {b, be}};
    if (r.defined()) {
        const auto re = exact_leaf(r, type);
        expected = expected + re;
        leaves.push_back({r, re});
    }
    expected = activation == 1 ? expected.relu() : activation == 2 ? expected.clamp(0, 6) : expected;
    // A batch of two normalises large gradients away: what is left is a difference of large numbers.
    compare(random, y, expected, leaves, 5 * tolerance_of(type));
    expect("the running mean", mean, mean_e, 1e-5);
    expect("the running variance", variance, variance_e, 1e-5);
}

void average_layer(Random& random, at::ScalarType type) {
    auto x = values(random, {random.between(1, 4), 16 * random.between(1, 4), random.between(1, 6), random.between(1, 6)}, type).requires_grad_(true);
    TensorHandle handle;
    check(ht_training_average(&x, &handle));
    const auto y = take(handle);
    if (!y.defined()) fail("the average was not taken.");
    const auto xe = exact_leaf(x, type);
    compare(random, y, xe.mean({2, 3}), {{x, xe}}, tolerance_of(type));
}

// Dropout leaves a value or nothing; its own output tells which, and the rest follows from that.
void conv_pool(Random& random) {
    const bool images = random.coin();
    const int64_t channels = images ? 3 : 32;
    auto x = values(random, {random.between(1, 20), channels, random.between(2, 13), random.between(2, 13)}).requires_grad_(!images && random.coin());
    auto w = values(random, {32, channels, 3, 3}).requires_grad_(!x.requires_grad() || random.coin());
    auto b = random.coin() ? values(random, {32}).requires_grad_(random.coin()) : at::Tensor();
    const double rate = random.coin() ? 0 : 0.25;
    TensorHandle handle;
    check(ht_conv_pool(&x, &w, b.defined() ? &b : nullptr, rate, &handle));
    const auto y = take(handle);
    if (!y.defined()) return;  // no AVX-512
    const auto xe = exact_leaf(x, at::kFloat), we = exact_leaf(w, at::kFloat), be = b.defined() ? exact_leaf(b, at::kFloat) : at::zeros({32}, at::kDouble);
    auto expected = at::max_pool2d(at::convolution(xe, we, be, {1, 1}, {1, 1}, {1, 1}, false, {0, 0}, 1).relu(), {2, 2});
    if (rate > 0) expected = expected * ((exact(y) != 0).to(at::kDouble) / (1 - rate));
    std::vector<std::pair<at::Tensor, at::Tensor>> leaves = {{x, xe}, {w, we}};
    if (b.defined()) leaves.push_back({b, be});
    compare(random, y, expected, leaves, 2e-5);
}

void dense(Random& random) {
    const bool large = random.between(0, 7) == 0;
    auto x = values(random, {random.between(1, 64), large ? random.between(4000, 8000) : random.between(1, 100)}).requires_grad_(random.coin());
    auto w = values(random, {random.between(1, 40), x.size(1)}).requires_grad_(!x.requires_grad() || random.coin());
    auto b = values(random, {w.size(0)}).requires_grad_(random.coin());
    const bool relu = random.coin();
    TensorHandle handle;
    check(ht_dense(&x, &w, &b, relu, &handle));
    const auto y = take(handle);
    if (!y.defined()) return;
    const auto xe = exact_leaf(x, at::kFloat), we = exact_leaf(w, at::kFloat), be = exact_leaf(b, at::kFloat);
    auto expected = at::addmm(be, xe, we.t());
    compare(random, y, relu ? expected.relu() : expected, {{x, xe}, {w, we}, {b, be}}, 2e-5);
}

}  // namespace

void training_layers(Random& random) {
    int floats, halves;
    ht_training_kernels(&floats, &halves);
    const at::ScalarType types[] = {at::kFloat, at::kBFloat16};
    for (const auto type : types) {
        if (!(type == at::kFloat ? floats : halves)) continue;
        convolution_layer(random, type);
        norm_layer(random, type);
        average_layer(random, type);
    }
}

void small_networks(Random& random) {
    conv_pool(random);
    dense(random);
}

}  // namespace fuzz
