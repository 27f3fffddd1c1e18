// The passes of training_layers.h, on every instruction set that the processor has, with buffers that end where their values end.
#include "fuzz.h"
#include "training_layers.h"

#include <ATen/ops/convolution_backward.h>

#include <array>
#include <vector>

namespace fuzz {

namespace {

using namespace ht::training;

struct Machine {
    const char* name;
    const Kernels* kernels;
    at::ScalarType type;
};

const std::vector<Machine>& machines() {
    static const std::vector<Machine> all = {
        {"avx2", avx2_kernels(), at::kFloat}, {"avx512", avx512_kernels(), at::kFloat}, {"bfloat16", bfloat16_kernels(), at::kBFloat16}};
    return all;
}

at::Tensor maps(at::IntArrayRef sizes, at::ScalarType type) {
    return at::full(sizes, 77, at::TensorOptions(type)).contiguous(sizes.size() == 4 ? at::MemoryFormat::ChannelsLast : at::MemoryFormat::Contiguous);
}

// Output sizes as SAME and valid padding give them, and arbitrary ones that reach over the border.
Convolution shape(Random& random, bool depthwise) {
    Convolution c = {};
    c.images = random.between(1, 5);
    c.height = random.between(1, 9), c.width = random.between(1, 9);
    c.inputs = 16 * random.between(1, 5);
    c.outputs = depthwise ? c.inputs : 16 * random.between(1, 5);
    const bool common = random.coin();
    c.kernel_height = common ? 3 : random.between(1, 5), c.kernel_width = common ? 3 : random.between(1, 5);
    c.stride_height = random.between(1, 3), c.stride_width = random.between(1, 3);
    c.pad_top = random.between(0, c.kernel_height - 1), c.pad_left = random.between(0, c.kernel_width - 1);
    const int64_t bottom = random.between(0, c.kernel_height - 1), right = random.between(0, c.kernel_width - 1);
    c.output_height = std::max<int64_t>(c.height + c.pad_top + bottom - c.kernel_height, 0) / c.stride_height + 1;
    c.output_width = std::max<int64_t>(c.width + c.pad_left + right - c.kernel_width, 0) / c.stride_width + 1;
    if (random.between(0, 3) == 0) {
        c.kernel_height = c.kernel_width = c.stride_height = c.stride_width = 1;
        c.pad_top = c.pad_left = 0;
        c.output_height = c.height, c.output_width = c.width;
    }
    return c;
}

// The same convolution for libtorch: without padding, over an input with zeros around it.
std::array<int64_t, 4> borders(const Convolution& c) {
    const int64_t bottom = (c.output_height - 1) * c.stride_height + c.kernel_height - c.pad_top - c.height;
    const int64_t right = (c.output_width - 1) * c.stride_width + c.kernel_width - c.pad_left - c.width;
    return {c.pad_left, right, c.pad_top, bottom};
}

void convolution(Random& random, const Machine& machine, const Runner& run, bool depthwise) {
    auto c = shape(random, depthwise);
    // Gradients of a plain convolution's input are taken for stride 1 alone.
    if (!depthwise && random.coin()) {
        c.stride_height = c.stride_width = 1;
        c.output_height = std::max<int64_t>(c.height + 2 * c.pad_top - c.kernel_height, 0) + 1;
        c.output_width = std::max<int64_t>(c.width + 2 * c.pad_left - c.kernel_width, 0) + 1;
    }
    const bool has_input_gradient = depthwise || (c.stride_height == 1 && c.stride_width == 1);
    const auto x = values(random, {c.images, c.inputs, c.height, c.width}, machine.type);
    const auto g = values(random, {c.images, c.outputs, c.output_height, c.output_width}, machine.type);
    const auto w = values(random, {c.outputs, depthwise ? 1 : c.inputs, c.kernel_height, c.kernel_width}).contiguous(at::MemoryFormat::ChannelsLast);
    auto y = maps(g.sizes(), machine.type), gx = maps(x.sizes(), machine.type);
    auto gw = at::empty_strided(w.sizes(), w.strides(), w.options());
    if (depthwise) {
        run.depthwise(c, x.data_ptr(), w.data_ptr<float>(), y.data_ptr());
        run.depthwise_input(c, g.data_ptr(), w.data_ptr<float>(), gx.data_ptr());
        run.depthwise_weights(c, x.data_ptr(), g.data_ptr(), gw.data_ptr<float>());
    } else {
        run.convolve(c, x.data_ptr(), w.data_ptr<float>(), y.data_ptr());
        if (has_input_gradient) run.convolve_input(c, g.data_ptr(), w.data_ptr<float>(), gx.data_ptr());
        run.convolve_weights(c, x.data_ptr(), g.data_ptr(), gw.data_ptr<float>());
    }

    const auto rim = borders(c);
    const auto padded = at::constant_pad_nd(exact(x), rim);
    const auto weights = depthwise ? exact(w) : rounded(w, machine.type);
    const int64_t groups = depthwise ? c.inputs : 1;
    const std::array<int64_t, 2> stride = {c.stride_height, c.stride_width}, none = {0, 0}, one = {1, 1};
    const double tolerance = tolerance_of(machine.type);
    expect("the output", y, at::convolution(padded, weights, {}, stride, none, one, false, none, groups), tolerance);
    const auto gradients = at::convolution_backward(exact(g), padded, weights, c10::nullopt, stride, none, one, false, none, groups, {true, true, false});
    const std::array<int64_t, 4> back = {-rim[0], -rim[1], -rim[2], -rim[3]};
    if (has_input_gradient) expect("the input's gradient", gx, at::constant_pad_nd(std::get<0>(gradients), back), tolerance);
    expect("the weights' gradient", gw, std::get<1>(gradients), tolerance);
}

void norms(Random& random, const Machine& machine, const Runner& run) {
    const int64_t rows = random.between(1, 300), channels = 16 * random.between(1, 9);
    const auto x = values(random, {rows, channels}, machine.type), g = values(random, {rows, channels}, machine.type);
    const auto r = random.coin() ? values(random, {rows, channels}, machine.type) : at::Tensor();
    std::vector<double> mean(static_cast<size_t>(channels)), variance(mean);
    run.statistics(x.data_ptr(), rows, channels, mean.data(), variance.data());
    const auto vector = [&](std::vector<double>& from) { return at::from_blob(from.data(), {channels}, at::kDouble).clone(); };
    expect("the mean", vector(mean), exact(x).mean(0), 1e-5);
    expect("the variance", vector(variance), exact(x).var(at::OptionalIntArrayRef(0), 0), 1e-5);

    const auto scale = values(random, {channels}), shift = values(random, {channels});
    auto y = maps({rows, channels}, machine.type);
    Norm pass = {x.data_ptr(), r.defined() ? r.data_ptr() : nullptr, y.data_ptr(), channels, scale.data_ptr<float>(), shift.data_ptr<float>(),
                 -0.25f, 0.5f};
    run.norm(pass, rows);
    auto sum = exact(x) * exact(scale) + exact(shift);
    if (r.defined()) sum = sum + exact(r);
    expect("the norm", y, sum.clamp(-0.25, 0.5), tolerance_of(machine.type));

    auto gx = maps({rows, channels}, machine.type), gr = maps({rows, channels}, machine.type);
    const auto slope = values(random, {channels}), offset = values(random, {channels}), centre = exact(x).mean(0).to(at::kFloat);
    const NormGradient back = {x.data_ptr(), g.data_ptr(), r.defined() ? y.data_ptr() : nullptr, gx.data_ptr(), random.coin() ? gr.data_ptr() : nullptr,
                               channels, scale.data_ptr<float>(), shift.data_ptr<float>(), centre.data_ptr<float>(), slope.data_ptr<float>(),
                               offset.data_ptr<float>(), -0.25f, 0.5f};
    std::vector<double> sums(static_cast<size_t>(2 * channels));
    run.norm_sums(back, rows, sums.data());
    run.norm_gradient(back, rows);
    // The kernels round once more or less where the value lies at a bound, so the mask is theirs: of the output, or of the sum in float32.
    const auto result = r.defined() ? exact(y) : exact(x.to(at::kFloat) * scale + shift);
    const auto passed = exact(g) * ((result > -0.25) & (result < 0.5)).to(at::kDouble);
    const auto distance = exact(x) - exact(centre);
    const auto both = at::from_blob(sums.data(), {2, channels}, at::kDouble).clone();
    expect("the sum of gradients", both[0], passed.sum(0), 1e-4);
    expect("the sum of products", both[1], (passed * distance).sum(0), 1e-4);
    expect("the input's gradient", gx, exact(scale) * passed + exact(slope) * distance + exact(offset), tolerance_of(machine.type));
    if (back.residual_gradient) expect("the residual's gradient", gr, passed, tolerance_of(machine.type));
}

void averages(Random& random, const Machine& machine, const Runner& run) {
    const int64_t images = random.between(1, 5), rows = random.between(1, 40), channels = 16 * random.between(1, 5);
    const auto x = values(random, {images, rows, channels}, machine.type);
    const auto g = values(random, {images, channels});
    auto y = at::empty({images, channels}, at::kFloat), gx = maps({images, rows, channels}, machine.type);
    run.average(x.data_ptr(), images, rows, channels, y.data_ptr<float>());
    run.spread(g.data_ptr<float>(), images, rows, channels, gx.data_ptr());
    expect("the average", y, exact(x).mean(1), 1e-5);
    expect("the average's gradient", gx, (exact(g) / static_cast<double>(rows)).unsqueeze(1).expand({images, rows, channels}), tolerance_of(machine.type));
}

}  // namespace

void training_passes(Random& random) {
    const auto start = place();
    for (const auto& machine : machines()) {
        if (!machine.kernels) continue;
        const Runner run = {*machine.kernels, static_cast<int>(random.between(1, 3))};
        place() = start + ", " + machine.name;
        convolution(random, machine, run, false);
        convolution(random, machine, run, true);
        norms(random, machine, run);
        averages(random, machine, run);
    }
}

}  // namespace fuzz
