using System.Runtime.InteropServices;

namespace TorchSharp;

// tensor_math.cpp: functions of one tensor.
internal static partial class Native
{
    [LibraryImport(Library)]
    public static partial torch.Tensor ht_abs(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_abs_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_acos(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_acos_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_asin(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_asin_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_atan(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_atan_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_bitwise_not(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_bitwise_not_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_ceil(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_ceil_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_cos(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_cos_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_cosh(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_cosh_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_erf(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_erf_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_erfinv(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_erfinv_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_exp(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_exp_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_expm1(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_expm1_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_floor(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_floor_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_frac(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_frac_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_lgamma(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_lgamma_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_log(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_log_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_log10(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_log10_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_log1p(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_log1p_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_log2(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_log2_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_logical_not(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_logical_not_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_neg(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_neg_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_reciprocal(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_reciprocal_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_rsqrt(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_rsqrt_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_sign(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_sign_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_sin(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_sin_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_sinh(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_sinh_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_sqrt(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_sqrt_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_tan(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_tan_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_trunc(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_trunc_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_isfinite(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_isinf(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_isnan(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_square(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_hardsigmoid(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_hardsigmoid_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_hardswish(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_hardswish_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_relu(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_relu_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_relu6(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_relu6_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_sigmoid(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_sigmoid_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_silu(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_silu_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_tanh(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_tanh_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_log_sigmoid(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_zero_(torch.Tensor self);
}
