// The loops of the optimisers: each reads and writes every element of a parameter, its gradient and its moments once. The last
// operand is the gradient, which is only read. For nn_optim.cpp alone.
#ifndef HAM10000_TORCH_NN_OPTIM_PASSES_H
#define HAM10000_TORCH_NN_OPTIM_PASSES_H

#include <cstdint>

// The passes vectorise only with -fno-math-errno on the command line (a square root that sets errno branches); the clones let
// one binary use what the processor has.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize("O3", "no-trapping-math")
#endif
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__GLIBC__)
#define HT_CLONES __attribute__((target_clones("arch=skylake-avx512", "arch=haswell", "default")))
#else
#define HT_CLONES
#endif

namespace {

struct AdamArguments {
    float sign, coupled_decay, decay_factor, beta1, beta1_rest, beta2, beta2_rest, root_correction, eps, step_size;
};

HT_CLONES void adam_pass(float* const* operands, int64_t n, const AdamArguments& a) {
    float* __restrict p = operands[0];
    float* __restrict m = operands[1];
    float* __restrict v = operands[2];
    const float* __restrict g = operands[3];
    const AdamArguments c = a;
    for (int64_t i = 0; i < n; i++) {
        const float gradient = c.sign * g[i] + c.coupled_decay * p[i];
        const float first = c.beta1 * m[i] + c.beta1_rest * gradient;
        const float second = c.beta2 * v[i] + c.beta2_rest * gradient * gradient;
        m[i] = first;
        v[i] = second;
        p[i] = c.decay_factor * p[i] - c.step_size * first / (__builtin_sqrtf(second) / c.root_correction + c.eps);
    }
}

HT_CLONES void adam_amsgrad_pass(float* const* operands, int64_t n, const AdamArguments& a) {
    float* __restrict p = operands[0];
    float* __restrict m = operands[1];
    float* __restrict v = operands[2];
    float* __restrict largest = operands[3];
    const float* __restrict g = operands[4];
    const AdamArguments c = a;
    for (int64_t i = 0; i < n; i++) {
        const float gradient = c.sign * g[i] + c.coupled_decay * p[i];
        const float first = c.beta1 * m[i] + c.beta1_rest * gradient;
        const float second = c.beta2 * v[i] + c.beta2_rest * gradient * gradient;
        // A NaN must stay one, as in maximum().
        const float top = second > largest[i] || second != second ? second : largest[i];
        m[i] = first;
        v[i] = second;
        largest[i] = top;
        p[i] = c.decay_factor * p[i] - c.step_size * first / (__builtin_sqrtf(top) / c.root_correction + c.eps);
    }
}

struct NAdamArguments {
    float decay, beta1, beta1_rest, beta2, beta2_rest, correction, eps, gradient_step, moment_step;
};

HT_CLONES void nadam_pass(float* const* operands, int64_t n, const NAdamArguments& a) {
    float* __restrict p = operands[0];
    float* __restrict m = operands[1];
    float* __restrict v = operands[2];
    const float* __restrict g = operands[3];
    const NAdamArguments c = a;
    for (int64_t i = 0; i < n; i++) {
        const float gradient = g[i] + c.decay * p[i];
        const float first = c.beta1 * m[i] + c.beta1_rest * gradient;
        const float second = c.beta2 * v[i] + c.beta2_rest * gradient * gradient;
        const float denominator = __builtin_sqrtf(second / c.correction) + c.eps;
        m[i] = first;
        v[i] = second;
        p[i] = p[i] - c.gradient_step * gradient / denominator - c.moment_step * first / denominator;
    }
}

struct SgdArguments {
    float sign, decay, momentum, rest, rate, gradient_weight, buffer_weight;
};

HT_CLONES void sgd_pass(float* const* operands, int64_t n, const SgdArguments& a) {
    float* __restrict p = operands[0];
    const float* __restrict g = operands[1];
    const SgdArguments c = a;
    for (int64_t i = 0; i < n; i++) {
        p[i] = p[i] - c.rate * (c.sign * g[i] + c.decay * p[i]);
    }
}

HT_CLONES void sgd_momentum_pass(float* const* operands, int64_t n, const SgdArguments& a) {
    float* __restrict p = operands[0];
    float* __restrict b = operands[1];
    const float* __restrict g = operands[2];
    const SgdArguments c = a;
    for (int64_t i = 0; i < n; i++) {
        const float gradient = c.sign * g[i] + c.decay * p[i];
        const float buffer = c.momentum * b[i] + c.rest * gradient;
        b[i] = buffer;
        p[i] = p[i] - c.rate * (c.gradient_weight * gradient + c.buffer_weight * buffer);
    }
}

struct RmsArguments {
    float sign, decay, alpha, alpha_rest, eps, momentum, rate;
};

HT_CLONES void rms_pass(float* const* operands, int64_t n, const RmsArguments& a) {
    float* __restrict p = operands[0];
    float* __restrict s = operands[1];
    const float* __restrict g = operands[2];
    const RmsArguments c = a;
    for (int64_t i = 0; i < n; i++) {
        const float gradient = c.sign * g[i] + c.decay * p[i];
        const float square = c.alpha * s[i] + c.alpha_rest * gradient * gradient;
        s[i] = square;
        p[i] = p[i] - c.rate * gradient / (__builtin_sqrtf(square) + c.eps);
    }
}

HT_CLONES void rms_momentum_pass(float* const* operands, int64_t n, const RmsArguments& a) {
    float* __restrict p = operands[0];
    float* __restrict s = operands[1];
    float* __restrict b = operands[2];
    const float* __restrict g = operands[3];
    const RmsArguments c = a;
    for (int64_t i = 0; i < n; i++) {
        const float gradient = c.sign * g[i] + c.decay * p[i];
        const float square = c.alpha * s[i] + c.alpha_rest * gradient * gradient;
        const float buffer = c.momentum * b[i] + gradient / (__builtin_sqrtf(square) + c.eps);
        s[i] = square;
        b[i] = buffer;
        p[i] = p[i] - c.rate * buffer;
    }
}

}  // namespace

#endif
