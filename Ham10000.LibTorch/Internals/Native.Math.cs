using System.Runtime.InteropServices;

namespace TorchSharp;

// tensor_math.cpp: what takes more than one tensor.
internal static partial class Native
{
    [LibraryImport(Library)]
    public static partial torch.Tensor ht_gelu(torch.Tensor self, int tanh);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_leaky_relu(torch.Tensor self, NativeScalar slope);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_elu(torch.Tensor self, double alpha);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_hardtanh(torch.Tensor self, NativeScalar min, NativeScalar max);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_leaky_relu_(torch.Tensor self, NativeScalar slope);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_elu_(torch.Tensor self, double alpha);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_hardtanh_(torch.Tensor self, NativeScalar min, NativeScalar max);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_softplus(torch.Tensor self, double beta, double threshold);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_round(torch.Tensor self, long decimals);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_clamp(torch.Tensor self, NativeScalar min, NativeScalar max);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_clamp_tensor(torch.Tensor self, torch.Tensor? min, torch.Tensor? max);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_round_(torch.Tensor self, long decimals);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_clamp_(torch.Tensor self, NativeScalar min, NativeScalar max);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_clamp_tensor_(torch.Tensor self, torch.Tensor? min, torch.Tensor? max);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_fill_(torch.Tensor self, NativeScalar value);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_nan_to_num(torch.Tensor self, double nan, ReadOnlySpan<double> positive, ReadOnlySpan<double> negative);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_add(torch.Tensor self, torch.Tensor other, NativeScalar alpha);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_add_scalar(torch.Tensor self, NativeScalar other, NativeScalar alpha);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_sub(torch.Tensor self, torch.Tensor other, NativeScalar alpha);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_sub_scalar(torch.Tensor self, NativeScalar other, NativeScalar alpha);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_div(torch.Tensor self, torch.Tensor other, int mode);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_div_scalar(torch.Tensor self, NativeScalar other, int mode);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_add_(torch.Tensor self, torch.Tensor other, NativeScalar alpha);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_add__scalar(torch.Tensor self, NativeScalar other, NativeScalar alpha);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_sub_(torch.Tensor self, torch.Tensor other, NativeScalar alpha);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_sub__scalar(torch.Tensor self, NativeScalar other, NativeScalar alpha);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_div_(torch.Tensor self, torch.Tensor other, int mode);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_div__scalar(torch.Tensor self, NativeScalar other, int mode);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_mul(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_mul_scalar(torch.Tensor self, NativeScalar other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_mul_(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_mul__scalar(torch.Tensor self, NativeScalar other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_floor_divide(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_floor_divide_scalar(torch.Tensor self, NativeScalar other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_floor_divide_(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_floor_divide__scalar(torch.Tensor self, NativeScalar other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_fmod(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_fmod_scalar(torch.Tensor self, NativeScalar other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_fmod_(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_fmod__scalar(torch.Tensor self, NativeScalar other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_remainder(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_remainder_scalar(torch.Tensor self, NativeScalar other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_remainder_(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_remainder__scalar(torch.Tensor self, NativeScalar other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_pow(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_pow_scalar(torch.Tensor self, NativeScalar other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_pow_(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_pow__scalar(torch.Tensor self, NativeScalar other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_maximum(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_minimum(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_logaddexp(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_hypot(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_atan2(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_atan2_(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_lerp(torch.Tensor self, torch.Tensor end, torch.Tensor weight);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_addcmul(torch.Tensor self, torch.Tensor first, torch.Tensor second, NativeScalar value);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_addcdiv(torch.Tensor self, torch.Tensor first, torch.Tensor second, NativeScalar value);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_lerp_(torch.Tensor self, torch.Tensor end, torch.Tensor weight);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_addcmul_(torch.Tensor self, torch.Tensor first, torch.Tensor second, NativeScalar value);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_addcdiv_(torch.Tensor self, torch.Tensor first, torch.Tensor second, NativeScalar value);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_eq(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_eq_scalar(torch.Tensor self, NativeScalar other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_ne(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_ne_scalar(torch.Tensor self, NativeScalar other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_lt(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_lt_scalar(torch.Tensor self, NativeScalar other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_le(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_le_scalar(torch.Tensor self, NativeScalar other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_gt(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_gt_scalar(torch.Tensor self, NativeScalar other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_ge(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_ge_scalar(torch.Tensor self, NativeScalar other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_logical_and(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_logical_and_(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_logical_or(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_logical_or_(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_logical_xor(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_logical_xor_(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_bitwise_and(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_bitwise_and_(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_bitwise_or(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_bitwise_or_(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_bitwise_xor(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_bitwise_xor_(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial int ht_allclose(torch.Tensor self, torch.Tensor other, double relative, double absolute, int equalNan, out int result);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_isclose(torch.Tensor self, torch.Tensor other, double relative, double absolute, int equalNan);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_matmul(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_mm(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_bmm(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_mv(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_dot(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_outer(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_addmm(torch.Tensor self, torch.Tensor first, torch.Tensor second, double beta, double alpha);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_baddbmm(torch.Tensor self, torch.Tensor first, torch.Tensor second, double beta, double alpha);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_where(torch.Tensor condition, torch.Tensor then, torch.Tensor otherwise);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_uniform_(torch.Tensor self, double from, double to, torch.Generator? generator);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_normal_(torch.Tensor self, double mean, double deviation, torch.Generator? generator);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_bernoulli_(torch.Tensor self, double probability, torch.Generator? generator);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_bernoulli(torch.Tensor self, torch.Generator? generator);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_multinomial(torch.Tensor self, long samples, int replacement, torch.Generator? generator);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_einsum([MarshalAs(UnmanagedType.LPUTF8Str)] string equation, ReadOnlySpan<IntPtr> tensors, int count);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_scalar_minus(NativeScalar left, torch.Tensor right);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_scalar_over(NativeScalar left, torch.Tensor right);
}
