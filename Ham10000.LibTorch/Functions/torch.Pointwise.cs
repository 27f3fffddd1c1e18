namespace TorchSharp;

public static partial class torch
{
    /// <summary>The absolute value of every element.</summary>
    public static Tensor abs(Tensor input) => input.abs();

    /// <summary>The absolute value of every element, in place.</summary>
    public static Tensor abs_(Tensor input) => input.abs_();

    /// <summary>The arc cosine of every element, in radians.</summary>
    public static Tensor acos(Tensor input) => input.acos();

    /// <summary>The arc cosine of every element, in radians, in place.</summary>
    public static Tensor acos_(Tensor input) => input.acos_();

    /// <summary>The arc sine of every element, in radians.</summary>
    public static Tensor asin(Tensor input) => input.asin();

    /// <summary>The arc sine of every element, in radians, in place.</summary>
    public static Tensor asin_(Tensor input) => input.asin_();

    /// <summary>The arc tangent of every element, in radians.</summary>
    public static Tensor atan(Tensor input) => input.atan();

    /// <summary>The arc tangent of every element, in radians, in place.</summary>
    public static Tensor atan_(Tensor input) => input.atan_();

    /// <summary>Every bit inverted; for booleans, the negation.</summary>
    public static Tensor bitwise_not(Tensor input) => input.bitwise_not();

    /// <summary>Every bit inverted; for booleans, the negation, in place.</summary>
    public static Tensor bitwise_not_(Tensor input) => input.bitwise_not_();

    /// <summary>Every element rounded up.</summary>
    public static Tensor ceil(Tensor input) => input.ceil();

    /// <summary>Every element rounded up, in place.</summary>
    public static Tensor ceil_(Tensor input) => input.ceil_();

    /// <summary>The cosine of every element, in radians.</summary>
    public static Tensor cos(Tensor input) => input.cos();

    /// <summary>The cosine of every element, in radians, in place.</summary>
    public static Tensor cos_(Tensor input) => input.cos_();

    /// <summary>The hyperbolic cosine of every element.</summary>
    public static Tensor cosh(Tensor input) => input.cosh();

    /// <summary>The hyperbolic cosine of every element, in place.</summary>
    public static Tensor cosh_(Tensor input) => input.cosh_();

    /// <summary>The error function of every element.</summary>
    public static Tensor erf(Tensor input) => input.erf();

    /// <summary>The error function of every element, in place.</summary>
    public static Tensor erf_(Tensor input) => input.erf_();

    /// <summary>The inverse error function of every element.</summary>
    public static Tensor erfinv(Tensor input) => input.erfinv();

    /// <summary>The inverse error function of every element, in place.</summary>
    public static Tensor erfinv_(Tensor input) => input.erfinv_();

    /// <summary>e to the power of every element.</summary>
    public static Tensor exp(Tensor input) => input.exp();

    /// <summary>e to the power of every element, in place.</summary>
    public static Tensor exp_(Tensor input) => input.exp_();

    /// <summary>e to the power of every element, less 1, exact near zero.</summary>
    public static Tensor expm1(Tensor input) => input.expm1();

    /// <summary>e to the power of every element, less 1, exact near zero, in place.</summary>
    public static Tensor expm1_(Tensor input) => input.expm1_();

    /// <summary>Every element rounded down.</summary>
    public static Tensor floor(Tensor input) => input.floor();

    /// <summary>Every element rounded down, in place.</summary>
    public static Tensor floor_(Tensor input) => input.floor_();

    /// <summary>The fraction of every element.</summary>
    public static Tensor frac(Tensor input) => input.frac();

    /// <summary>The fraction of every element, in place.</summary>
    public static Tensor frac_(Tensor input) => input.frac_();

    /// <summary>The logarithm of the gamma function of every element.</summary>
    public static Tensor lgamma(Tensor input) => input.lgamma();

    /// <summary>The logarithm of the gamma function of every element, in place.</summary>
    public static Tensor lgamma_(Tensor input) => input.lgamma_();

    /// <summary>The natural logarithm of every element.</summary>
    public static Tensor log(Tensor input) => input.log();

    /// <summary>The natural logarithm of every element, in place.</summary>
    public static Tensor log_(Tensor input) => input.log_();

    /// <summary>The decimal logarithm of every element.</summary>
    public static Tensor log10(Tensor input) => input.log10();

    /// <summary>The decimal logarithm of every element, in place.</summary>
    public static Tensor log10_(Tensor input) => input.log10_();

    /// <summary>The natural logarithm of every element plus 1, exact near zero.</summary>
    public static Tensor log1p(Tensor input) => input.log1p();

    /// <summary>The natural logarithm of every element plus 1, exact near zero, in place.</summary>
    public static Tensor log1p_(Tensor input) => input.log1p_();

    /// <summary>The binary logarithm of every element.</summary>
    public static Tensor log2(Tensor input) => input.log2();

    /// <summary>The binary logarithm of every element, in place.</summary>
    public static Tensor log2_(Tensor input) => input.log2_();

    /// <summary>Whether every element is zero.</summary>
    public static Tensor logical_not(Tensor input) => input.logical_not();

    /// <summary>Every element negated.</summary>
    public static Tensor neg(Tensor input) => input.neg();

    /// <summary>Every element negated, in place.</summary>
    public static Tensor neg_(Tensor input) => input.neg_();

    /// <summary>1 divided by every element.</summary>
    public static Tensor reciprocal(Tensor input) => input.reciprocal();

    /// <summary>1 divided by every element, in place.</summary>
    public static Tensor reciprocal_(Tensor input) => input.reciprocal_();

    /// <summary>1 divided by the square root of every element.</summary>
    public static Tensor rsqrt(Tensor input) => input.rsqrt();

    /// <summary>1 divided by the square root of every element, in place.</summary>
    public static Tensor rsqrt_(Tensor input) => input.rsqrt_();

    /// <summary>The sign of every element: -1, 0 or 1.</summary>
    public static Tensor sign(Tensor input) => input.sign();

    /// <summary>The sign of every element: -1, 0 or 1, in place.</summary>
    public static Tensor sign_(Tensor input) => input.sign_();

    /// <summary>The sine of every element, in radians.</summary>
    public static Tensor sin(Tensor input) => input.sin();

    /// <summary>The sine of every element, in radians, in place.</summary>
    public static Tensor sin_(Tensor input) => input.sin_();

    /// <summary>The hyperbolic sine of every element.</summary>
    public static Tensor sinh(Tensor input) => input.sinh();

    /// <summary>The hyperbolic sine of every element, in place.</summary>
    public static Tensor sinh_(Tensor input) => input.sinh_();

    /// <summary>The square root of every element.</summary>
    public static Tensor sqrt(Tensor input) => input.sqrt();

    /// <summary>The square root of every element, in place.</summary>
    public static Tensor sqrt_(Tensor input) => input.sqrt_();

    /// <summary>The tangent of every element, in radians.</summary>
    public static Tensor tan(Tensor input) => input.tan();

    /// <summary>The tangent of every element, in radians, in place.</summary>
    public static Tensor tan_(Tensor input) => input.tan_();

    /// <summary>Every element rounded towards zero.</summary>
    public static Tensor trunc(Tensor input) => input.trunc();

    /// <summary>Every element rounded towards zero, in place.</summary>
    public static Tensor trunc_(Tensor input) => input.trunc_();

    /// <summary>Which elements are finite.</summary>
    public static Tensor isfinite(Tensor tensor) => tensor.isfinite();

    /// <summary>Which elements are infinite.</summary>
    public static Tensor isinf(Tensor tensor) => tensor.isinf();

    /// <summary>Which elements are no number.</summary>
    public static Tensor isnan(Tensor input) => input.isnan();

    /// <summary>The square of every element.</summary>
    public static Tensor square(Tensor input) => input.square();

    /// <summary>Every element rounded to the nearest, halves to even.</summary>
    public static Tensor round(Tensor input, long decimals = 0) => input.round(decimals);

    /// <summary>Every element limited to a range whose ends may be left open.</summary>
    public static Tensor clamp(Tensor input, Scalar? min = null, Scalar? max = null) => input.clamp(min, max);

    /// <summary>Every element limited to a range given by tensors.</summary>
    public static Tensor clamp(Tensor input, Tensor? min = null, Tensor? max = null) => input.clamp(min, max);

    /// <summary>Every element not greater than a limit.</summary>
    public static Tensor clamp_max(Tensor input, Scalar max) => input.clamp_max(max);

    /// <summary>Every element not less than a limit.</summary>
    public static Tensor clamp_min(Tensor input, Scalar min) => input.clamp_min(min);

    /// <summary>Every element rounded to the nearest, halves to even, in place.</summary>
    public static Tensor round_(Tensor input, long decimals = 0) => input.round_(decimals);

    /// <summary>Every element limited to a range whose ends may be left open, in place.</summary>
    public static Tensor clamp_(Tensor input, Scalar? min = null, Scalar? max = null) => input.clamp_(min, max);

    /// <summary>Every element limited to a range given by tensors, in place.</summary>
    public static Tensor clamp_(Tensor input, Tensor? min = null, Tensor? max = null) => input.clamp_(min, max);

    /// <summary>Every element not greater than a limit, in place.</summary>
    public static Tensor clamp_max_(Tensor input, Scalar max) => input.clamp_max_(max);

    /// <summary>Every element not less than a limit, in place.</summary>
    public static Tensor clamp_min_(Tensor input, Scalar min) => input.clamp_min_(min);

    /// <summary>Not-a-numbers and infinities replaced; infinities by the ends of the range unless given.</summary>
    public static Tensor nan_to_num(Tensor input, double nan = 0, double? posinf = null, double? neginf = null) =>
        input.nan_to_num(nan, posinf, neginf);

    /// <summary>Every element limited to a range whose ends may be left open.</summary>
    public static Tensor clip(Tensor input, Scalar? min = null, Scalar? max = null) => input.clip(min, max);
}
