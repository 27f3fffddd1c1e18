// Element by element: functions of one tensor, arithmetic and comparison of two, and products of matrices.
#include "shim.h"

#include <ATen/ops/elu.h>
#include <ATen/ops/gelu.h>
#include <ATen/ops/hardsigmoid.h>
#include <ATen/ops/hardswish.h>
#include <ATen/ops/hardtanh.h>
#include <ATen/ops/leaky_relu.h>
#include <ATen/ops/log_sigmoid.h>
#include <ATen/ops/relu6.h>
#include <ATen/ops/rsub.h>
#include <ATen/ops/silu.h>
#include <ATen/ops/softplus.h>
#include <ATen/ops/where.h>
#include <ATen/ops/einsum.h>

#define HT_UNARY(name)                                          \
    HT_EXPORT TensorHandle ht_##name(TensorHandle self) {       \
        return ht::tensor([&] { return self->name(); });        \
    }
#define HT_UNARY_BOTH(name) HT_UNARY(name) HT_UNARY(name##_)

HT_UNARY_BOTH(abs)
HT_UNARY_BOTH(acos)
HT_UNARY_BOTH(asin)
HT_UNARY_BOTH(atan)
HT_UNARY_BOTH(bitwise_not)
HT_UNARY_BOTH(ceil)
HT_UNARY_BOTH(cos)
HT_UNARY_BOTH(cosh)
HT_UNARY_BOTH(erf)
HT_UNARY_BOTH(erfinv)
HT_UNARY_BOTH(exp)
HT_UNARY_BOTH(expm1)
HT_UNARY_BOTH(floor)
HT_UNARY_BOTH(frac)
HT_UNARY_BOTH(lgamma)
HT_UNARY_BOTH(log)
HT_UNARY_BOTH(log10)
HT_UNARY_BOTH(log1p)
HT_UNARY_BOTH(log2)
HT_UNARY_BOTH(logical_not)
HT_UNARY_BOTH(neg)
HT_UNARY_BOTH(reciprocal)
HT_UNARY_BOTH(relu)
HT_UNARY_BOTH(rsqrt)
HT_UNARY_BOTH(sigmoid)
HT_UNARY_BOTH(sign)
HT_UNARY_BOTH(sin)
HT_UNARY_BOTH(sinh)
HT_UNARY_BOTH(sqrt)
HT_UNARY_BOTH(tan)
HT_UNARY_BOTH(tanh)
HT_UNARY_BOTH(trunc)
HT_UNARY(isfinite)
HT_UNARY(isinf)
HT_UNARY(isnan)
HT_UNARY(square)
HT_UNARY(zero_)

#define HT_UNARY_FREE(name)                                     \
    HT_EXPORT TensorHandle ht_##name(TensorHandle self) {       \
        return ht::tensor([&] { return at::name(*self); });     \
    }

HT_UNARY_FREE(hardsigmoid)
HT_UNARY_FREE(hardsigmoid_)
HT_UNARY_FREE(hardswish)
HT_UNARY_FREE(hardswish_)
HT_UNARY_FREE(log_sigmoid)
HT_UNARY_FREE(relu6)
HT_UNARY_FREE(relu6_)
HT_UNARY_FREE(silu)
HT_UNARY_FREE(silu_)

HT_EXPORT TensorHandle ht_round(TensorHandle self, int64_t decimals) {
    return ht::tensor([&] { return decimals == 0 ? self->round() : self->round(decimals); });
}

HT_EXPORT TensorHandle ht_round_(TensorHandle self, int64_t decimals) {
    return ht::tensor([&] { return decimals == 0 ? self->round_() : self->round_(decimals); });
}

HT_EXPORT TensorHandle ht_gelu(TensorHandle self, int tanh) {
    return ht::tensor([&] { return at::gelu(*self, tanh ? "tanh" : "none"); });
}

HT_EXPORT TensorHandle ht_leaky_relu(TensorHandle self, HtScalar slope) {
    return ht::tensor([&] { return at::leaky_relu(*self, ht::scalar(slope)); });
}

HT_EXPORT TensorHandle ht_leaky_relu_(TensorHandle self, HtScalar slope) {
    return ht::tensor([&] { return at::leaky_relu_(*self, ht::scalar(slope)); });
}

HT_EXPORT TensorHandle ht_elu(TensorHandle self, double alpha) {
    return ht::tensor([&] { return at::elu(*self, alpha); });
}

HT_EXPORT TensorHandle ht_elu_(TensorHandle self, double alpha) {
    return ht::tensor([&] { return at::elu_(*self, alpha); });
}

HT_EXPORT TensorHandle ht_hardtanh(TensorHandle self, HtScalar min, HtScalar max) {
    return ht::tensor([&] { return at::hardtanh(*self, ht::scalar(min), ht::scalar(max)); });
}

HT_EXPORT TensorHandle ht_hardtanh_(TensorHandle self, HtScalar min, HtScalar max) {
    return ht::tensor([&] { return at::hardtanh_(*self, ht::scalar(min), ht::scalar(max)); });
}

HT_EXPORT TensorHandle ht_softplus(TensorHandle self, double beta, double threshold) {
    return ht::tensor([&] { return at::softplus(*self, beta, threshold); });
}

// ---- two tensors, or a tensor and a number ----

#define HT_BINARY(name)                                                             \
    HT_EXPORT TensorHandle ht_##name(TensorHandle self, TensorHandle other) {       \
        return ht::tensor([&] { return self->name(*other); });                      \
    }
#define HT_BINARY_SCALAR(name)                                                      \
    HT_EXPORT TensorHandle ht_##name##_scalar(TensorHandle self, HtScalar other) {  \
        return ht::tensor([&] { return self->name(ht::scalar(other)); });           \
    }
#define HT_BINARY_ALL(name) HT_BINARY(name) HT_BINARY(name##_) HT_BINARY_SCALAR(name) HT_BINARY_SCALAR(name##_)

HT_BINARY_ALL(eq)
HT_BINARY_ALL(floor_divide)
HT_BINARY_ALL(fmod)
HT_BINARY_ALL(ge)
HT_BINARY_ALL(gt)
HT_BINARY_ALL(le)
HT_BINARY_ALL(lt)
HT_BINARY_ALL(mul)
HT_BINARY_ALL(ne)
HT_BINARY_ALL(pow)
HT_BINARY_ALL(remainder)
HT_BINARY(atan2)
HT_BINARY(atan2_)
HT_BINARY(bitwise_and)
HT_BINARY(bitwise_and_)
HT_BINARY(bitwise_or)
HT_BINARY(bitwise_or_)
HT_BINARY(bitwise_xor)
HT_BINARY(bitwise_xor_)
HT_BINARY(logical_and)
HT_BINARY(logical_and_)
HT_BINARY(logical_or)
HT_BINARY(logical_or_)
HT_BINARY(logical_xor)
HT_BINARY(logical_xor_)
HT_BINARY(maximum)
HT_BINARY(minimum)
HT_BINARY(logaddexp)
HT_BINARY(hypot)
HT_BINARY(xlogy)
HT_BINARY(bmm)
HT_BINARY(dot)
HT_BINARY(matmul)
HT_BINARY(mm)
HT_BINARY(mv)
HT_BINARY(outer)

#define HT_SUM(name)                                                                                     \
    HT_EXPORT TensorHandle ht_##name(TensorHandle self, TensorHandle other, HtScalar alpha) {            \
        return ht::tensor([&] { return self->name(*other, ht::scalar(alpha)); });                        \
    }                                                                                                    \
    HT_EXPORT TensorHandle ht_##name##_scalar(TensorHandle self, HtScalar other, HtScalar alpha) {       \
        return ht::tensor([&] { return self->name(ht::scalar(other), ht::scalar(alpha)); });             \
    }

HT_SUM(add)
HT_SUM(add_)
HT_SUM(sub)
HT_SUM(sub_)

static ht::optional<c10::string_view> rounding(int mode) {
    switch (mode) {
        case 1:
            return ht::optional<c10::string_view>("trunc");
        case 2:
            return ht::optional<c10::string_view>("floor");
        default:
            return ht::nullopt;
    }
}

// mode: 0 true division, 1 towards zero, 2 down.
#define HT_QUOTIENT(name)                                                                        \
    HT_EXPORT TensorHandle ht_##name(TensorHandle self, TensorHandle other, int mode) {          \
        return ht::tensor([&] { return self->name(*other, rounding(mode)); });                   \
    }                                                                                            \
    HT_EXPORT TensorHandle ht_##name##_scalar(TensorHandle self, HtScalar other, int mode) {     \
        return ht::tensor([&] { return self->name(ht::scalar(other), rounding(mode)); });        \
    }

HT_QUOTIENT(div)
HT_QUOTIENT(div_)

HT_EXPORT TensorHandle ht_scalar_minus(HtScalar left, TensorHandle right) {
    return ht::tensor([&] { return at::rsub(*right, ht::scalar(left)); });
}

HT_EXPORT TensorHandle ht_scalar_over(HtScalar left, TensorHandle right) {
    return ht::tensor([&] { return right->reciprocal().mul(ht::scalar(left)); });
}

HT_EXPORT TensorHandle ht_lerp(TensorHandle self, TensorHandle end, TensorHandle weight) {
    return ht::tensor([&] { return self->lerp(*end, *weight); });
}

HT_EXPORT TensorHandle ht_lerp_(TensorHandle self, TensorHandle end, TensorHandle weight) {
    return ht::tensor([&] { return self->lerp_(*end, *weight); });
}

HT_EXPORT TensorHandle ht_addcmul(TensorHandle self, TensorHandle first, TensorHandle second, HtScalar value) {
    return ht::tensor([&] { return self->addcmul(*first, *second, ht::scalar(value)); });
}

HT_EXPORT TensorHandle ht_addcmul_(TensorHandle self, TensorHandle first, TensorHandle second, HtScalar value) {
    return ht::tensor([&] { return self->addcmul_(*first, *second, ht::scalar(value)); });
}

HT_EXPORT TensorHandle ht_addcdiv(TensorHandle self, TensorHandle first, TensorHandle second, HtScalar value) {
    return ht::tensor([&] { return self->addcdiv(*first, *second, ht::scalar(value)); });
}

HT_EXPORT TensorHandle ht_addcdiv_(TensorHandle self, TensorHandle first, TensorHandle second, HtScalar value) {
    return ht::tensor([&] { return self->addcdiv_(*first, *second, ht::scalar(value)); });
}

HT_EXPORT TensorHandle ht_addmm(TensorHandle self, TensorHandle first, TensorHandle second, double beta, double alpha) {
    return ht::tensor([&] { return self->addmm(*first, *second, beta, alpha); });
}

HT_EXPORT TensorHandle ht_baddbmm(TensorHandle self, TensorHandle first, TensorHandle second, double beta, double alpha) {
    return ht::tensor([&] { return self->baddbmm(*first, *second, beta, alpha); });
}

HT_EXPORT TensorHandle ht_clamp(TensorHandle self, HtScalar min, HtScalar max) {
    return ht::tensor([&] { return self->clamp(ht::optional_scalar(min), ht::optional_scalar(max)); });
}

HT_EXPORT TensorHandle ht_clamp_(TensorHandle self, HtScalar min, HtScalar max) {
    return ht::tensor([&] { return self->clamp_(ht::optional_scalar(min), ht::optional_scalar(max)); });
}

HT_EXPORT TensorHandle ht_clamp_tensor(TensorHandle self, TensorHandle min, TensorHandle max) {
    return ht::tensor([&] { return self->clamp(ht::or_none(min), ht::or_none(max)); });
}

HT_EXPORT TensorHandle ht_clamp_tensor_(TensorHandle self, TensorHandle min, TensorHandle max) {
    return ht::tensor([&] { return self->clamp_(ht::or_none(min), ht::or_none(max)); });
}

HT_EXPORT TensorHandle ht_nan_to_num(TensorHandle self, double nan, const double* positive, const double* negative) {
    return ht::tensor([&] {
        return self->nan_to_num(
            nan, positive ? ht::optional<double>(*positive) : ht::nullopt,
            negative ? ht::optional<double>(*negative) : ht::nullopt);
    });
}

HT_EXPORT TensorHandle ht_where(TensorHandle condition, TensorHandle then, TensorHandle otherwise) {
    return ht::tensor([&] { return at::where(*condition, *then, *otherwise); });
}

HT_EXPORT TensorHandle ht_einsum(const char* equation, const TensorHandle* tensors, int count) {
    return ht::tensor([&] { return at::einsum(equation, ht::list(tensors, count)); });
}

HT_EXPORT int ht_allclose(TensorHandle self, TensorHandle other, double relative, double absolute, int equal_nan, int* result) {
    return ht::status([&] { *result = self->allclose(*other, relative, absolute, equal_nan != 0); });
}

HT_EXPORT TensorHandle ht_isclose(TensorHandle self, TensorHandle other, double relative, double absolute, int equal_nan) {
    return ht::tensor([&] { return self->isclose(*other, relative, absolute, equal_nan != 0); });
}

HT_EXPORT TensorHandle ht_fill_(TensorHandle self, HtScalar value) {
    return ht::tensor([&] { return self->fill_(ht::scalar(value)); });
}

// ---- filled with random numbers ----

HT_EXPORT TensorHandle ht_uniform_(TensorHandle self, double from, double to, GeneratorHandle generator) {
    return ht::tensor([&] { return self->uniform_(from, to, ht::or_none(generator)); });
}

HT_EXPORT TensorHandle ht_normal_(TensorHandle self, double mean, double deviation, GeneratorHandle generator) {
    return ht::tensor([&] { return self->normal_(mean, deviation, ht::or_none(generator)); });
}

HT_EXPORT TensorHandle ht_bernoulli_(TensorHandle self, double probability, GeneratorHandle generator) {
    return ht::tensor([&] { return self->bernoulli_(probability, ht::or_none(generator)); });
}

HT_EXPORT TensorHandle ht_bernoulli(TensorHandle self, GeneratorHandle generator) {
    return ht::tensor([&] { return self->bernoulli(ht::or_none(generator)); });
}

HT_EXPORT TensorHandle ht_multinomial(TensorHandle self, int64_t samples, int replacement, GeneratorHandle generator) {
    return ht::tensor([&] { return self->multinomial(samples, replacement != 0, ht::or_none(generator)); });
}
