// Runs networks in evaluation mode, or the frozen part of one: a program of fused operations with weights laid out for the processor, over one block of memory.
#include "shim.h"
#include "inference.h"
#include "team.h"

#include <ATen/Parallel.h>
#include <ATen/ops/empty.h>

#include <algorithm>
#include <cstring>
#include <deque>
#include <memory>
#include <new>

namespace {

using namespace ht::inference;

constexpr size_t alignment = 64;
constexpr int64_t line = alignment / sizeof(float);
constexpr int64_t most_pointers = 8192;
constexpr int largest_kernel = 22;          // a tile of the pointers to its places, or of copies of them, fits into most_pointers
constexpr int64_t block_floats = 1 << 17;   // what a part reads for one panel of weights: about half of a second-level cache
constexpr int64_t most_block_rows = 240;
constexpr int64_t part_floats = 1 << 15;    // what a part of the operations without weights writes
constexpr int64_t batch_floats = 1 << 20;   // memory of the images that go through the program together: it stays in a third-level cache

struct Release {
    void operator()(float* memory) const { ::operator delete[](memory, std::align_val_t(alignment)); }
};
typedef std::unique_ptr<float[], Release> Floats;

Floats floats(int64_t count) {
    return Floats(static_cast<float*>(::operator new[](sizeof(float) * static_cast<size_t>(count), std::align_val_t(alignment))));
}

// The upper half of a float32, rounded to the nearest, and to even between two.
uint16_t bfloat16(float value) { return c10::BFloat16(value).x; }

Floats zeros(int64_t count) {
    auto result = floats(count);
    std::fill_n(result.get(), count, 0.0f);
    return result;
}

int64_t shares(int64_t whole, int64_t part) { return (whole + part - 1) / part; }

struct Step {
    HtOperation operation;
    Floats weights, bias, input_scale, input_shift;
    bool has_long_places;
};

// The progress of a step through its parts: any thread takes the next one.
struct Progress {
    Call call;
    int64_t rows, block_rows, row_blocks, panels, block_panels, panel_blocks;
    std::atomic<int64_t> next{0}, done{0};

    int64_t parts() const { return row_blocks * panel_blocks; }

    Part part(int64_t number, const void** pointers, void* copies) const {
        const int64_t row = number % row_blocks * block_rows, panel = number / row_blocks * block_panels;
        return {row, std::min(block_rows, rows - row), panel, std::min(block_panels, panels - panel), pointers, copies};
    }
};

class Program {
public:
    Program(const Kernels& kernels, int64_t memory, int64_t outputs) : kernels_(kernels), memory_(memory), outputs_(outputs) {}

    void add(const HtOperation& operation, TensorHandle weights, TensorHandle bias, TensorHandle input_scale, TensorHandle input_shift) {
        const bool has_weights_by_place = operation.kind <= static_cast<int32_t>(Kind::depthwise);
        TORCH_CHECK_VALUE(!has_weights_by_place || std::max(operation.kernel_height, operation.kernel_width) <= largest_kernel, "A kernel is ",
                          operation.kernel_height, "×", operation.kernel_width, "; expected at most ", largest_kernel, "×", largest_kernel, ".");
        Step step = {operation, nullptr, nullptr, nullptr, nullptr, false};
        const int64_t channels = operation.input.channels, outputs = operation.output.channels;
        const int64_t places = static_cast<int64_t>(operation.kernel_height) * operation.kernel_width;
        switch (static_cast<Kind>(operation.kind)) {
            case Kind::convolution:
                step.has_long_places = has_long_places(operation);
                step.weights = panels(values(weights, outputs * channels * places), operation, step.has_long_places);
                step.bias = padded(bias, outputs);
                if (input_scale) {
                    step.input_scale = padded(input_scale, channels);
                    step.input_shift = padded(input_shift, channels);
                }
                break;
            case Kind::depthwise:
                step.weights = by_place(values(weights, channels * places), channels, places);
                step.bias = padded(bias, outputs);
                break;
            case Kind::affine:
            case Kind::layer_norm:
                step.weights = weights ? padded(weights, outputs) : nullptr;
                step.bias = bias ? padded(bias, outputs) : nullptr;
                break;
            default:
                break;
        }
        steps_.push_back(std::move(step));
        if (channels > zero_count_) {
            zeros_ = zeros(zero_count_ = std::max<int64_t>(channels, long_place));
        }
    }

    at::ScalarType type() const { return kernels_.together == 1 ? at::kFloat : at::kBFloat16; }

    void run(const float* input, int64_t count, char* output, int threads) {
        std::lock_guard<std::mutex> lock(mutex_);
        const int64_t numbers = batch_floats * static_cast<int64_t>(sizeof(float)) / kernels_.number_bytes;
        const int64_t together = std::min(count, std::max<int64_t>(numbers / std::max<int64_t>(memory_, 1), 4));
        const HtView& in = steps_.front().operation.input;
        const int64_t size = static_cast<int64_t>(in.height) * in.width * in.stride;
        reserve(together, size);
        for (int64_t first = 0; first < count; first += together) {
            const int64_t images = std::min(together, count - first);
            const void* from = input + first * size;
            if (images_) {
                kernels_.convert(input + first * size, images_.get(), images * size);
                from = images_.get();
            }
            prepare(from, images, output + first * outputs_ * kernels_.number_bytes, threads);
            team_.run(threads, job_);
        }
    }

private:
    int64_t panel_count(int64_t outputs) const { return shares(outputs, kernels_.panel); }

    static at::Tensor values(TensorHandle tensor, int64_t count) {
        TORCH_CHECK_VALUE(tensor && tensor->numel() == count, "An operation has ", tensor ? tensor->numel() : 0, " weights; expected ", count, ".");
        return tensor->detach().to(at::kCPU, at::kFloat).contiguous();
    }

    // Zeros to a whole number of panels and of the widest vectors.
    Floats padded(TensorHandle tensor, int64_t count) const {
        auto result = zeros(std::max<int64_t>(panel_count(count) * kernels_.panel, shares(count, 16) * 16));
        if (tensor) {
            const auto source = values(tensor, count);
            std::memcpy(result.get(), source.data_ptr<float>(), sizeof(float) * static_cast<size_t>(count));
        }
        return result;
    }

    // Few channels that lie close, as those of images do.
    static bool has_long_places(const HtOperation& o) {
        return o.kernel_width > 1 && o.input.stride == o.input.channels && o.kernel_width * o.input.channels <= long_place;
    }

    // (outputs, channels, places) to panels of outputs, in which all outputs of a place and channel lie side by side; in bfloat16 of a place and
    // two channels, and each output's two weights side by side. A row of the window that is one place is as many channels of it.
    Floats panels(const at::Tensor& weights, const HtOperation& o, bool is_long) const {
        const float* source = weights.data_ptr<float>();
        const int64_t outputs = o.output.channels, channels = o.input.channels, places = static_cast<int64_t>(o.kernel_height) * o.kernel_width;
        const int64_t depth = channels * (is_long ? o.kernel_width : 1), pairs = shares(depth, kernels_.together);
        // Few networks have an odd number of channels anywhere but in their images, whose last input of a row is read alone.
        TORCH_CHECK_VALUE(channels % kernels_.together == 0 || (is_long && o.input.place == Place::images), "A convolution in bfloat16 has ", channels,
                          " input channels; expected an even number.");
        const int64_t rows = places * channels / depth * pairs;
        auto result = zeros(panel_count(outputs) * kernels_.panel * rows);
        for (int64_t first = 0; first < outputs; first += kernels_.panel) {
            const int64_t columns = std::min<int64_t>(outputs - first, kernels_.panel);
            const int64_t width = columns <= kernels_.lanes ? kernels_.lanes : kernels_.panel;
            float* panel = result.get() + first * rows;
            // A cache line of each output's weights at a time, into as many rows of the panel.
            for (int64_t start = 0; start < channels * places; start += line) {
                const int64_t count = std::min(line, channels * places - start);
                for (int64_t i = 0; i < count; i++) {
                    const int64_t at = (start + i) % places * channels + (start + i) / places;  // in the order of place and channel
                    const int64_t row = at / depth * pairs + at % depth / kernels_.together, half = at % depth % kernels_.together;
                    const float* from = source + first * channels * places + start + i;
                    float* to = panel + row * width;
                    for (int64_t j = 0; j < columns; j++, from += channels * places) {
                        if (kernels_.together == 1) {
                            to[j] = *from;
                        } else {
                            reinterpret_cast<uint16_t*>(to)[2 * j + half] = bfloat16(*from);
                        }
                    }
                }
            }
        }
        return result;
    }

    static Floats by_place(const at::Tensor& weights, int64_t channels, int64_t places) {
        const float* source = weights.data_ptr<float>();
        auto result = floats(channels * places);
        for (int64_t c = 0; c < channels; c++) {
            for (int64_t place = 0; place < places; place++) {
                result[place * channels + c] = *source++;
            }
        }
        return result;
    }

    void reserve(int64_t images, int64_t image_size) {
        if (images > reserved_) {
            arena_ = nullptr;
            images_ = nullptr;
            reserved_ = 0;
            arena_ = floats(shares(memory_ * images * kernels_.number_bytes, sizeof(float)));
            images_ = kernels_.together > 1 ? floats(shares(images * image_size, 2)) : nullptr;
            reserved_ = images;
        }
    }

    void prepare(const void* input, int64_t images, char* output, int threads) {
        const int64_t bytes = kernels_.number_bytes;
        const auto at = [&](const HtView& view) -> char* {
            char* first = view.place == Place::images   ? static_cast<char*>(const_cast<void*>(input))
                          : view.place == Place::result ? output
                                                        : reinterpret_cast<char*>(arena_.get()) + view.place * images * bytes;
            return view.place == Place::nowhere ? nullptr : first + view.first_channel * bytes;
        };
        progress_.clear();
        int64_t copies = 0;
        for (const auto& step : steps_) {
            const auto& o = step.operation;
            progress_.emplace_back();
            auto& p = progress_.back();
            p.call = {&o, at(o.input), at(o.second), at(o.output), step.weights.get(), step.bias.get(), zeros_.get(), step.input_scale.get(), step.input_shift.get(),
                      images, step.has_long_places};
            cut(p, threads);
            copies = std::max(copies, step.input_scale ? p.block_rows * o.input.channels : 0);
        }
        if (copies > copy_count_) copies_.clear();
        copy_count_ = std::max(copies, copy_count_);
        while (copy_count_ > 0 && static_cast<int>(copies_.size()) < threads) copies_.push_back(floats(copy_count_));
        workers_ = 0;
    }

    // How much of the memory for pointers a pixel needs at most.
    static int64_t pointers(const HtOperation& o) {
        const int64_t places = static_cast<int64_t>(o.kernel_height) * o.kernel_width;
        return o.kernel_width * o.input.channels <= long_place ? places * (2 + o.input.channels) : places;
    }

    void cut(Progress& p, int threads) const {
        const auto& o = *p.call.operation;
        p.rows = p.call.images * o.output.height * o.output.width;
        p.panels = p.block_panels = p.panel_blocks = 1;
        if (static_cast<Kind>(o.kind) != Kind::convolution) {
            p.block_rows = std::min(p.rows, std::max<int64_t>(part_floats / o.output.channels, 1));
            p.row_blocks = shares(p.rows, p.block_rows);
            return;
        }
        const int64_t tile = kernels_.tile_rows;
        const int64_t fitting = std::min({block_floats / std::min<int64_t>(o.input.channels, 2048), most_block_rows, most_pointers / pointers(o)});
        p.row_blocks = shares(p.rows, std::max<int64_t>(fitting / tile, 1) * tile);
        p.block_rows = shares(shares(p.rows, p.row_blocks), tile) * tile;
        p.row_blocks = shares(p.rows, p.block_rows);
        p.panels = panel_count(o.output.channels);
        const int64_t wanted = threads > 1 ? shares(4 * threads, p.row_blocks) : 1;
        p.block_panels = shares(p.panels, std::min(wanted, p.panels));
        p.panel_blocks = shares(p.panels, p.block_panels);
    }

    // A step begins when all parts of the one before are done. A thread that comes late finds nothing left and passes on.
    void work() {
        const void* pointers[most_pointers];
        const size_t worker = workers_.fetch_add(1, std::memory_order_relaxed);
        float* copies = worker < copies_.size() ? copies_[worker].get() : nullptr;
        for (auto& p : progress_) {
            const int64_t parts = p.parts();
            for (int64_t i; (i = p.next.fetch_add(1, std::memory_order_relaxed)) < parts;) {
                kernels_.run(p.call, p.part(i, pointers, copies));
                p.done.fetch_add(1, std::memory_order_release);
            }
            for (ht::Patience patience; p.done.load(std::memory_order_acquire) < parts;) patience.wait();
        }
    }

    const Kernels& kernels_;
    const int64_t memory_, outputs_;
    std::vector<Step> steps_;
    std::deque<Progress> progress_;
    std::function<void()> job_ = [this] { work(); };
    Floats arena_, images_, zeros_;
    std::deque<Floats> copies_;
    int64_t reserved_ = 0, zero_count_ = 0, copy_count_ = 0;
    std::atomic<size_t> workers_{0};
    std::mutex mutex_;
    ht::Team team_;
};

// The widest vectors that the processor has, at most so many floats wide.
const Kernels& kernels(int widest) {
    const Kernels* wide[] = {avx512_kernels(), avx2_kernels()};
    for (const auto* candidate : wide) {
        if (candidate && candidate->lanes <= widest) return *candidate;
    }
    return plain_kernels();
}

}  // namespace

// Whether there are kernels over maps of bfloat16.
HT_EXPORT int ht_inference_has_bfloat16() { return bfloat16_kernels() != nullptr; }

// A program that uses `memory` numbers per image and gives `outputs` numbers per image: float32, or bfloat16 if asked for.
HT_EXPORT int ht_inference_new(int widest_vector, bool in_bfloat16, int64_t memory, int64_t outputs, Program** program) {
    return ht::status([&] {
        TORCH_CHECK_VALUE(!in_bfloat16 || bfloat16_kernels(), "The processor has no instructions for bfloat16.");
        *program = new Program(in_bfloat16 ? *bfloat16_kernels() : kernels(widest_vector), memory, outputs);
    });
}

HT_EXPORT void ht_inference_free(Program* program) { delete program; }

HT_EXPORT int ht_inference_add(Program* program, const HtOperation* operation, TensorHandle weights, TensorHandle bias, TensorHandle input_scale,
                               TensorHandle input_shift) {
    return ht::status([&] { program->add(*operation, weights, bias, input_scale, input_shift); });
}

// Images (count, height, width, channels) to results (count, outputs). Calls take turns.
HT_EXPORT TensorHandle ht_inference_run(Program* program, const float* images, int64_t count, int64_t outputs) {
    return ht::tensor([&] {
        auto result = at::empty({count, outputs}, program->type());
        // More threads than processors would wait for each other without sleeping.
        const int processors = static_cast<int>(std::thread::hardware_concurrency());
        const int threads = processors > 0 ? std::min(at::get_num_threads(), processors) : at::get_num_threads();
        program->run(images, count, static_cast<char*>(result.data_ptr()), threads);
        return result;
    });
}

// A number that changes when a tensor's values, memory or type do, as far as libtorch counts changes. Gives 0 where it does not count
// them, or where a tensor is no float32 of the processor's memory.
HT_EXPORT int ht_inference_mark(const TensorHandle* tensors, int count, uint64_t* mark) {
    return ht::status([&] {
        uint64_t hash = 14695981039346656037u;
        const auto mix = [&](uint64_t value) { hash = (hash ^ value) * 1099511628211u; };
        *mark = 0;
        for (int i = 0; i < count; i++) {
            const auto& tensor = *tensors[i];
            const bool is_float = tensor.scalar_type() == at::kFloat;
            if (!tensor.device().is_cpu() || tensor.is_inference() || (tensor.is_floating_point() && !is_float)) return;
            mix(reinterpret_cast<uint64_t>(tensor.data_ptr()));
            mix(static_cast<uint64_t>(tensor._version()));
        }
        *mark = hash | 1;
    });
}
