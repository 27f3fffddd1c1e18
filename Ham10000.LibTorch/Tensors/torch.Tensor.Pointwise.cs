namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The absolute value of every element.</summary>
        public Tensor abs() => Native.ht_abs(this);

        /// <summary>The absolute value of every element, in place.</summary>
        public Tensor abs_() => Native.ht_abs_(this);

        /// <summary>The arc cosine of every element, in radians.</summary>
        public Tensor acos() => Native.ht_acos(this);

        /// <summary>The arc cosine of every element, in radians, in place.</summary>
        public Tensor acos_() => Native.ht_acos_(this);

        /// <summary>The arc sine of every element, in radians.</summary>
        public Tensor asin() => Native.ht_asin(this);

        /// <summary>The arc sine of every element, in radians, in place.</summary>
        public Tensor asin_() => Native.ht_asin_(this);

        /// <summary>The arc tangent of every element, in radians.</summary>
        public Tensor atan() => Native.ht_atan(this);

        /// <summary>The arc tangent of every element, in radians, in place.</summary>
        public Tensor atan_() => Native.ht_atan_(this);

        /// <summary>Every bit inverted; for booleans, the negation.</summary>
        public Tensor bitwise_not() => Native.ht_bitwise_not(this);

        /// <summary>Every bit inverted; for booleans, the negation, in place.</summary>
        public Tensor bitwise_not_() => Native.ht_bitwise_not_(this);

        /// <summary>Every element rounded up.</summary>
        public Tensor ceil() => Native.ht_ceil(this);

        /// <summary>Every element rounded up, in place.</summary>
        public Tensor ceil_() => Native.ht_ceil_(this);

        /// <summary>The cosine of every element, in radians.</summary>
        public Tensor cos() => Native.ht_cos(this);

        /// <summary>The cosine of every element, in radians, in place.</summary>
        public Tensor cos_() => Native.ht_cos_(this);

        /// <summary>The hyperbolic cosine of every element.</summary>
        public Tensor cosh() => Native.ht_cosh(this);

        /// <summary>The hyperbolic cosine of every element, in place.</summary>
        public Tensor cosh_() => Native.ht_cosh_(this);

        /// <summary>The error function of every element.</summary>
        public Tensor erf() => Native.ht_erf(this);

        /// <summary>The error function of every element, in place.</summary>
        public Tensor erf_() => Native.ht_erf_(this);

        /// <summary>The inverse error function of every element.</summary>
        public Tensor erfinv() => Native.ht_erfinv(this);

        /// <summary>The inverse error function of every element, in place.</summary>
        public Tensor erfinv_() => Native.ht_erfinv_(this);

        /// <summary>e to the power of every element.</summary>
        public Tensor exp() => Native.ht_exp(this);

        /// <summary>e to the power of every element, in place.</summary>
        public Tensor exp_() => Native.ht_exp_(this);

        /// <summary>e to the power of every element, less 1, exact near zero.</summary>
        public Tensor expm1() => Native.ht_expm1(this);

        /// <summary>e to the power of every element, less 1, exact near zero, in place.</summary>
        public Tensor expm1_() => Native.ht_expm1_(this);

        /// <summary>Every element rounded down.</summary>
        public Tensor floor() => Native.ht_floor(this);

        /// <summary>Every element rounded down, in place.</summary>
        public Tensor floor_() => Native.ht_floor_(this);

        /// <summary>The fraction of every element.</summary>
        public Tensor frac() => Native.ht_frac(this);

        /// <summary>The fraction of every element, in place.</summary>
        public Tensor frac_() => Native.ht_frac_(this);

        /// <summary>The logarithm of the gamma function of every element.</summary>
        public Tensor lgamma() => Native.ht_lgamma(this);

        /// <summary>The logarithm of the gamma function of every element, in place.</summary>
        public Tensor lgamma_() => Native.ht_lgamma_(this);

        /// <summary>The natural logarithm of every element.</summary>
        public Tensor log() => Native.ht_log(this);

        /// <summary>The natural logarithm of every element, in place.</summary>
        public Tensor log_() => Native.ht_log_(this);

        /// <summary>The decimal logarithm of every element.</summary>
        public Tensor log10() => Native.ht_log10(this);

        /// <summary>The decimal logarithm of every element, in place.</summary>
        public Tensor log10_() => Native.ht_log10_(this);

        /// <summary>The natural logarithm of every element plus 1, exact near zero.</summary>
        public Tensor log1p() => Native.ht_log1p(this);

        /// <summary>The natural logarithm of every element plus 1, exact near zero, in place.</summary>
        public Tensor log1p_() => Native.ht_log1p_(this);

        /// <summary>The binary logarithm of every element.</summary>
        public Tensor log2() => Native.ht_log2(this);

        /// <summary>The binary logarithm of every element, in place.</summary>
        public Tensor log2_() => Native.ht_log2_(this);

        /// <summary>Whether every element is zero.</summary>
        public Tensor logical_not() => Native.ht_logical_not(this);

        /// <summary>Whether every element is zero, in place.</summary>
        public Tensor logical_not_() => Native.ht_logical_not_(this);

        /// <summary>Every element negated.</summary>
        public Tensor neg() => Native.ht_neg(this);

        /// <summary>Every element negated, in place.</summary>
        public Tensor neg_() => Native.ht_neg_(this);

        /// <summary>1 divided by every element.</summary>
        public Tensor reciprocal() => Native.ht_reciprocal(this);

        /// <summary>1 divided by every element, in place.</summary>
        public Tensor reciprocal_() => Native.ht_reciprocal_(this);

        /// <summary>1 divided by the square root of every element.</summary>
        public Tensor rsqrt() => Native.ht_rsqrt(this);

        /// <summary>1 divided by the square root of every element, in place.</summary>
        public Tensor rsqrt_() => Native.ht_rsqrt_(this);

        /// <summary>The sign of every element: -1, 0 or 1.</summary>
        public Tensor sign() => Native.ht_sign(this);

        /// <summary>The sign of every element: -1, 0 or 1, in place.</summary>
        public Tensor sign_() => Native.ht_sign_(this);

        /// <summary>The sine of every element, in radians.</summary>
        public Tensor sin() => Native.ht_sin(this);

        /// <summary>The sine of every element, in radians, in place.</summary>
        public Tensor sin_() => Native.ht_sin_(this);

        /// <summary>The hyperbolic sine of every element.</summary>
        public Tensor sinh() => Native.ht_sinh(this);

        /// <summary>The hyperbolic sine of every element, in place.</summary>
        public Tensor sinh_() => Native.ht_sinh_(this);

        /// <summary>The square root of every element.</summary>
        public Tensor sqrt() => Native.ht_sqrt(this);

        /// <summary>The square root of every element, in place.</summary>
        public Tensor sqrt_() => Native.ht_sqrt_(this);

        /// <summary>The tangent of every element, in radians.</summary>
        public Tensor tan() => Native.ht_tan(this);

        /// <summary>The tangent of every element, in radians, in place.</summary>
        public Tensor tan_() => Native.ht_tan_(this);

        /// <summary>Every element rounded towards zero.</summary>
        public Tensor trunc() => Native.ht_trunc(this);

        /// <summary>Every element rounded towards zero, in place.</summary>
        public Tensor trunc_() => Native.ht_trunc_(this);

        /// <summary>Which elements are finite.</summary>
        public Tensor isfinite() => Native.ht_isfinite(this);

        /// <summary>Which elements are infinite.</summary>
        public Tensor isinf() => Native.ht_isinf(this);

        /// <summary>Which elements are no number.</summary>
        public Tensor isnan() => Native.ht_isnan(this);

        /// <summary>The square of every element.</summary>
        public Tensor square() => Native.ht_square(this);

        /// <summary>Every element rounded to the nearest, halves to even.</summary>
        public Tensor round(long decimals = 0) => Native.ht_round(this, decimals);

        /// <summary>Every element limited to a range whose ends may be left open.</summary>
        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Native.ht_clamp(this, min, max);

        /// <summary>Every element limited to a range given by tensors.</summary>
        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Native.ht_clamp_tensor(this, min, max);

        /// <summary>Every element not greater than a limit.</summary>
        public Tensor clamp_max(Scalar max) => Native.ht_clamp(this, NativeScalar.None, max);

        /// <summary>Every element not less than a limit.</summary>
        public Tensor clamp_min(Scalar min) => Native.ht_clamp(this, min, NativeScalar.None);

        /// <summary>Every element rounded to the nearest, halves to even, in place.</summary>
        public Tensor round_(long decimals = 0) => Native.ht_round_(this, decimals);

        /// <summary>Every element limited to a range whose ends may be left open, in place.</summary>
        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => Native.ht_clamp_(this, min, max);

        /// <summary>Every element limited to a range given by tensors, in place.</summary>
        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => Native.ht_clamp_tensor_(this, min, max);

        /// <summary>Every element not greater than a limit, in place.</summary>
        public Tensor clamp_max_(Scalar max) => Native.ht_clamp_(this, NativeScalar.None, max);

        /// <summary>Every element not less than a limit, in place.</summary>
        public Tensor clamp_min_(Scalar min) => Native.ht_clamp_(this, min, NativeScalar.None);

        /// <summary>Every element set to a number.</summary>
        public Tensor fill_(Scalar value) => Native.ht_fill_(this, value);

        /// <summary>Every element set to zero.</summary>
        public Tensor zero_() => Native.ht_zero_(this);

        /// <summary>Not-a-numbers and infinities replaced; infinities by the ends of the range unless given.</summary>
        public Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null) =>
            Native.ht_nan_to_num(this, nan, posinf is { } high ? [high] : default(ReadOnlySpan<double>), neginf is { } low ? [low] : default(ReadOnlySpan<double>));

        /// <summary>Every element limited to a range whose ends may be left open.</summary>
        public Tensor clip(Scalar? min = null, Scalar? max = null) => clamp(min, max);
    }
}
