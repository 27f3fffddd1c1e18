// Programs of inference.cpp with one operation of each kind, in float32 by every width of vectors and in bfloat16, against libtorch's operators
// in float64. A number in one image that is not finite must reach the pixels that see it, and no others.
#include "fuzz.h"
#include "inference.h"

#include <array>
#include <limits>
#include <vector>

class Program;
extern "C" int ht_inference_has_bfloat16();
extern "C" int ht_inference_new(int, bool, int64_t, int64_t, Program**);
extern "C" void ht_inference_free(Program*);
extern "C" int ht_inference_add(Program*, const HtOperation*, TensorHandle, TensorHandle, TensorHandle, TensorHandle);
extern "C" TensorHandle ht_inference_run(Program*, const float*, int64_t, int64_t);

namespace fuzz {

namespace {

using ht::inference::Activation;
using ht::inference::Kind;
using ht::inference::Place;

constexpr HtView nowhere = {Place::nowhere, 0, 0, 0, 0, 0};

struct Case {
    Random& random;
    int widest;
    bool halves;
    at::Tensor images;  // float64, (N, C, H, W), as the program reads them
    at::Tensor second;
    bool from_memory;  // the operation reads maps that lie among others, not the images
    HtOperation operation;
    at::Tensor weights, bias, input_scale, input_shift;

    at::ScalarType type() const { return halves ? at::kBFloat16 : at::kFloat; }
};

int32_t int_between(Random& random, int64_t low, int64_t high) { return static_cast<int32_t>(random.between(low, high)); }

// Kernel, stride, padding and the output's size. A window sees at least one pixel.
void look_through_window(Case& c, bool pads) {
    auto& o = c.operation;
    const bool is_common = c.random.coin();
    const auto along = [&](int32_t size, int32_t& kernel, int32_t& stride, int32_t& pad, int32_t& output) {
        kernel = is_common && (pads || size >= 3) ? 3 : int_between(c.random, 1, pads ? 6 : std::min(6, size));
        stride = is_common ? int_between(c.random, 1, 2) : int_between(c.random, 1, 3);
        pad = pads ? int_between(c.random, 0, kernel - 1) : 0;
        const int32_t behind = pads ? int_between(c.random, 0, kernel - 1) : 0;
        output = std::max(size + pad + behind - kernel, 0) / stride + 1;
    };
    if (c.random.between(0, 3) == 0) return;  // 1×1
    along(o.input.height, o.kernel_height, o.stride_height, o.pad_top, o.output.height);
    along(o.input.width, o.kernel_width, o.stride_width, o.pad_left, o.output.width);
}

at::Tensor padded(const Case& c, double value) {
    const auto& o = c.operation;
    const int64_t bottom = (o.output.height - 1) * o.stride_height + o.kernel_height - o.pad_top - o.input.height;
    const int64_t right = (o.output.width - 1) * o.stride_width + o.kernel_width - o.pad_left - o.input.width;
    return at::constant_pad_nd(c.images, {o.pad_left, right, o.pad_top, bottom}, value);
}

at::Tensor by_channel(const at::Tensor& values) { return exact(values).reshape({1, -1, 1, 1}); }

at::Tensor convolve(Case& c, bool depthwise) {
    auto& o = c.operation;
    look_through_window(c, true);
    const int64_t inputs = o.input.channels, groups = depthwise ? inputs : 1;
    if (!depthwise) o.output.channels = int_between(c.random, 1, 70);
    c.weights = values(c.random, {o.output.channels, depthwise ? 1 : inputs, o.kernel_height, o.kernel_width}).contiguous();
    c.bias = c.random.coin() ? values(c.random, {o.output.channels}) : at::Tensor();
    auto x = padded(c, 0);
    const bool is_point = o.kernel_height * o.kernel_width * o.stride_height * o.stride_width == 1 && o.pad_top + o.pad_left == 0;
    if (!depthwise && is_point && c.random.coin()) {
        c.input_scale = values(c.random, {inputs}), c.input_shift = values(c.random, {inputs});
        o.input_low = -0.5f, o.input_high = 0.25f;
        x = rounded((x * by_channel(c.input_scale) + by_channel(c.input_shift)).clamp(-0.5, 0.25), c.type());
    }
    const auto bias = c.bias.defined() ? c10::optional<at::Tensor>(exact(c.bias)) : c10::nullopt;
    const auto weights = depthwise ? exact(c.weights) : rounded(c.weights, c.type());
    auto y = at::convolution(x, weights, bias, {o.stride_height, o.stride_width}, {0, 0}, {1, 1}, false, {0, 0}, groups);
    if (!depthwise && y.sizes() == c.second.sizes() && c.random.coin()) {
        o.second = o.input;
        y = y + c.second;
    }
    return y;
}

at::Tensor pool(Case& c, bool largest) {
    const auto& o = c.operation;
    look_through_window(c, largest);
    const std::array<int64_t, 2> kernel = {o.kernel_height, o.kernel_width}, stride = {o.stride_height, o.stride_width};
    const auto x = padded(c, -std::numeric_limits<double>::infinity());
    return largest ? at::max_pool2d(x, kernel, stride) : at::avg_pool2d(x, kernel, stride);
}

at::Tensor affine(Case& c, bool always) {
    const int64_t channels = c.operation.input.channels;
    auto y = c.images;
    if (always || c.random.coin()) y = y * by_channel(c.weights = values(c.random, {channels}));
    if (always || c.random.coin()) y = y + by_channel(c.bias = values(c.random, {channels}));
    return y;
}

at::Tensor layer_norm(Case& c) {
    auto& o = c.operation;
    o.epsilon = 0.01f;
    const auto x = c.images, distance = x - x.mean(1, true);
    const auto normal = distance / (distance.square().mean(1, true) + 0.01).sqrt();
    c.weights = values(c.random, {o.input.channels}), c.bias = values(c.random, {o.input.channels});
    return normal * by_channel(c.weights) + by_channel(c.bias);
}

at::Tensor combine(Case& c, bool adds) {
    auto& o = c.operation;
    o.second = o.input;
    if (!adds && c.random.coin()) {
        // One number for each map.
        c.second = c.second.slice(2, 0, 1).slice(3, 0, 1);
        o.second.height = o.second.width = 1;
    }
    return adds ? c.images + c.second : c.images * c.second;
}

at::Tensor compute(Case& c) {
    switch (static_cast<Kind>(c.operation.kind)) {
        case Kind::convolution: return convolve(c, false);
        case Kind::depthwise: return convolve(c, true);
        case Kind::max_pool: return pool(c, true);
        case Kind::average_pool: return pool(c, false);
        case Kind::global_average: c.operation.output.height = c.operation.output.width = 1; return c.images.mean({2, 3}, true);
        case Kind::affine: return affine(c, false);
        case Kind::add: return combine(c, true);
        case Kind::multiply: return combine(c, false);
        case Kind::layer_norm: return layer_norm(c);
    }
    return {};
}

at::Tensor activate(Case& c, const at::Tensor& x) {
    auto& o = c.operation;
    o.activation = c.random.coin() ? 0 : int_between(c.random, 0, 5);
    o.low = -0.25f, o.high = 0.5f;
    switch (static_cast<Activation>(o.activation)) {
        case Activation::none: return x;
        case Activation::clamp: return x.clamp(-0.25, 0.5);
        case Activation::sigmoid: return x.sigmoid();
        case Activation::tanh: return x.tanh();
        case Activation::silu: return x * x.sigmoid();
        case Activation::gelu: return 0.5 * x * (1 + (x * std::sqrt(0.5)).erf());
    }
    return x;
}

int64_t in_sixteens(int64_t count) { return (count + 15) / 16 * 16; }

// Copies of the images into the program's memory, then the operation on the copies.
void add_copies(Case& c, Program* program, int64_t size, int64_t channels, int64_t second_height, int64_t second_width) {
    HtOperation copy = c.operation;
    copy = {};
    copy.kind = static_cast<int32_t>(Kind::affine);
    copy.kernel_height = copy.kernel_width = copy.stride_height = copy.stride_width = 1;
    copy.second = nowhere;
    copy.input = {Place::images, 0, static_cast<int32_t>(channels), static_cast<int32_t>(channels), c.operation.input.height, c.operation.input.width};
    copy.output = c.operation.input;
    check(ht_inference_add(program, &copy, nullptr, nullptr, nullptr, nullptr));
    if (c.operation.second.place == Place::nowhere) return;
    auto half = at::full({channels}, 0.5f);
    c.operation.second.place = size;
    copy.output = c.operation.second;
    copy.input.height = static_cast<int32_t>(second_height), copy.input.width = static_cast<int32_t>(second_width);
    if (second_height * second_width != c.operation.input.height * static_cast<int64_t>(c.operation.input.width)) {
        // The first pixel: a window of one with a stride beyond the border.
        copy.kind = static_cast<int32_t>(Kind::depthwise);
        copy.input.height = c.operation.input.height, copy.input.width = c.operation.input.width;
    }
    check(ht_inference_add(program, &copy, &half, nullptr, nullptr, nullptr));
}

void compare(const at::Tensor& found, const at::Tensor& expected, double tolerance) {
    const auto finite = expected.isfinite();
    if (!found.isfinite().equal(finite)) fail("a number that is not finite went elsewhere, or nowhere.");
    expect("the output", at::where(finite, exact(found), at::zeros_like(expected)), at::where(finite, expected, at::zeros_like(expected)), tolerance);
}

void run_case(Random& random, Kind kind, int widest, bool halves) {
    const bool convolves = kind == Kind::convolution, takes_two = kind == Kind::add || kind == Kind::multiply;
    const int64_t count = random.between(1, 7), height = random.between(1, 9), width = random.between(1, 9);
    Case c = {random, widest, halves, {}, {}, takes_two || random.coin(), {}, {}, {}, {}, {}};
    int64_t channels = !c.from_memory && random.coin() ? (random.coin() ? 3 : random.between(1, 4)) : random.between(1, 70);
    if (convolves && halves && c.from_memory) channels += channels % 2;
    auto pixels = values(random, {count, channels, height, width});
    if (random.coin()) {
        // One number that is not, anywhere.
        pixels.data_ptr<float>()[random.between(0, pixels.numel() - 1)] = random.coin() ? std::numeric_limits<float>::quiet_NaN() : std::numeric_limits<float>::infinity();
    }
    c.images = rounded(pixels, c.type());
    c.second = rounded(c.images * 0.5, c.type());
    const int32_t first = c.from_memory ? 16 * int_between(random, 0, 1) : 0, stride = static_cast<int32_t>(channels) + first + (c.from_memory ? 16 * int_between(random, 0, 1) : 0);
    auto& o = c.operation;
    o = {};
    o.kind = static_cast<int32_t>(kind);
    o.kernel_height = o.kernel_width = o.stride_height = o.stride_width = 1;
    o.input = {c.from_memory ? 0 : Place::images, first, stride, static_cast<int32_t>(channels), static_cast<int32_t>(height), static_cast<int32_t>(width)};
    o.second = nowhere;
    o.output = o.input;
    auto expected = compute(c);
    if (!c.from_memory && o.second.place != Place::nowhere) o.second.place = Place::images, expected = expected - c.second + c.images;
    expected = activate(c, expected);
    o.output.place = Place::result, o.output.first_channel = 0, o.output.stride = o.output.channels;

    // In bfloat16 a convolution reads pairs: of images whose rows are one place each, or an even number of channels.
    const bool is_long = !c.from_memory && o.kernel_width > 1 && o.kernel_width * channels <= ht::inference::long_place;
    if (halves && convolves && channels % 2 == 1 && !is_long) return;
    const int64_t size = in_sixteens(height * width * stride), outputs = static_cast<int64_t>(o.output.height) * o.output.width * o.output.channels;
    Program* program;
    check(ht_inference_new(widest, halves, c.from_memory ? 2 * size : 0, outputs, &program));
    if (c.from_memory) add_copies(c, program, size, channels, o.second.height, o.second.width);
    const auto handle = [](at::Tensor& tensor) { return tensor.defined() ? &tensor : nullptr; };
    check(ht_inference_add(program, &o, handle(c.weights), handle(c.bias), handle(c.input_scale), handle(c.input_shift)));

    // Memory that ends with the last image.
    const auto rows = pixels.permute({0, 2, 3, 1}).contiguous();
    const std::vector<float> input(rows.data_ptr<float>(), rows.data_ptr<float>() + rows.numel());
    for (const int64_t images : {count, int64_t(1), count}) {
        const auto result = ht_inference_run(program, input.data(), images, outputs);
        if (!result) fail(ht_last_error());
        const auto found = result->reshape({images, o.output.height, o.output.width, o.output.channels}).permute({0, 3, 1, 2});
        compare(found, expected.slice(0, 0, images), halves ? 0.02 : 1e-4);
        delete result;
    }
    ht_inference_free(program);
}

}  // namespace

void inference(Random& random) {
    const auto start = place();
    const struct {
        const char* name;
        int widest;
        bool halves;
    } machines[] = {{"4 floats", 4, false}, {"8 floats", 8, false}, {"16 floats", 16, false}, {"bfloat16", 16, true}};
    for (const auto& machine : machines) {
        if (machine.halves && !ht_inference_has_bfloat16()) continue;
        for (int kind = 0; kind <= static_cast<int>(Kind::layer_norm); kind++) {
            place() = start + ", " + machine.name + ", operation " + std::to_string(kind);
            run_case(random, static_cast<Kind>(kind), machine.widest, machine.halves);
        }
    }
}

}  // namespace fuzz
