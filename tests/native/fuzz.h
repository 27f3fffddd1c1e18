// What the files of the fuzz program share: random shapes and values that depend on the seed alone, memory that ends where its values end, and
// comparisons with libtorch's own operators in float64.
#ifndef HAM10000_TORCH_FUZZ_H
#define HAM10000_TORCH_FUZZ_H

#include "shim.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>

extern "C" const char* ht_last_error();

namespace fuzz {

// Splitmix64.
class Random {
public:
    explicit Random(uint64_t seed) : state_(seed) {}

    uint64_t next() {
        uint64_t z = state_ += 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
    int64_t between(int64_t low, int64_t high) { return low + static_cast<int64_t>(next() % static_cast<uint64_t>(high - low + 1)); }
    bool coin() { return next() >> 63; }
    // Uniform in (-1, 1).
    float value() { return static_cast<float>(static_cast<double>(next() >> 11) / (1ull << 52) - 1); }

private:
    uint64_t state_;
};

// What was being computed, for the message of a failure.
inline std::string& place() {
    static std::string text;
    return text;
}

[[noreturn]] inline void fail(const std::string& message) {
    std::fprintf(stderr, "%s: %s\n", place().c_str(), message.c_str());
    std::exit(1);
}

inline void check(int status) {
    if (status != 0) fail(ht_last_error());
}

inline at::Tensor values(Random& random, at::IntArrayRef sizes, at::ScalarType type = at::kFloat) {
    auto result = at::empty(sizes, at::kFloat);
    float* to = result.data_ptr<float>();
    for (int64_t i = 0; i < result.numel(); i++) to[i] = random.value();
    const auto format = sizes.size() == 4 ? at::MemoryFormat::ChannelsLast : at::MemoryFormat::Contiguous;
    return result.to(type).contiguous(format);
}

inline at::Tensor exact(const at::Tensor& tensor) { return tensor.detach().to(at::kDouble); }

// What is multiplied in bfloat16 is rounded to it first.
inline at::Tensor rounded(const at::Tensor& tensor, at::ScalarType type) { return exact(tensor.detach().to(type)); }

// Sums of many values may be off by a share of the largest.
inline void expect(const char* what, const at::Tensor& actual, const at::Tensor& expected, double tolerance) {
    if (actual.sizes() != expected.sizes()) fail(std::string(what) + " has another shape than expected.");
    if (expected.numel() == 0) return;
    const double largest = expected.abs().max().item<double>();
    const auto difference = (exact(actual) - expected).abs().max().item<double>();
    if (!(difference <= tolerance * (largest + 1e-3))) {
        fail(std::string(what) + " is off by " + std::to_string(difference) + ", where the largest value is " + std::to_string(largest) + ".");
    }
}

inline double tolerance_of(at::ScalarType type) { return type == at::kBFloat16 ? 0.01 : 2e-5; }

void training_passes(Random& random);   // every instruction set
void training_layers(Random& random);   // as autograd nodes
void small_networks(Random& random);
void inference(Random& random);

}  // namespace fuzz

#endif
