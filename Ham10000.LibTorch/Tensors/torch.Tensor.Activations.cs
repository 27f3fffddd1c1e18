namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A piecewise linear sigmoid: clamp(x + 3, 0, 6) / 6.</summary>
        public Tensor hardsigmoid() => Native.ht_hardsigmoid(this);

        /// <summary>A piecewise linear sigmoid: clamp(x + 3, 0, 6) / 6, in place.</summary>
        public Tensor hardsigmoid_() => Native.ht_hardsigmoid_(this);

        /// <summary>x times the piecewise linear sigmoid of x.</summary>
        public Tensor hardswish() => Native.ht_hardswish(this);

        /// <summary>x times the piecewise linear sigmoid of x, in place.</summary>
        public Tensor hardswish_() => Native.ht_hardswish_(this);

        /// <summary>The greater of zero and every element.</summary>
        public Tensor relu() => Native.ht_relu(this);

        /// <summary>The greater of zero and every element, in place.</summary>
        public Tensor relu_() => Native.ht_relu_(this);

        /// <summary>Every element clamped to [0, 6].</summary>
        public Tensor relu6() => Native.ht_relu6(this);

        /// <summary>Every element clamped to [0, 6], in place.</summary>
        public Tensor relu6_() => Native.ht_relu6_(this);

        /// <summary>The logistic function of every element.</summary>
        public Tensor sigmoid() => Native.ht_sigmoid(this);

        /// <summary>The logistic function of every element, in place.</summary>
        public Tensor sigmoid_() => Native.ht_sigmoid_(this);

        /// <summary>Every element times its logistic function.</summary>
        public Tensor silu() => Native.ht_silu(this);

        /// <summary>Every element times its logistic function, in place.</summary>
        public Tensor silu_() => Native.ht_silu_(this);

        /// <summary>The hyperbolic tangent of every element.</summary>
        public Tensor tanh() => Native.ht_tanh(this);

        /// <summary>The hyperbolic tangent of every element, in place.</summary>
        public Tensor tanh_() => Native.ht_tanh_(this);

        /// <summary>The logarithm of the logistic function of every element.</summary>
        public Tensor log_sigmoid() => Native.ht_log_sigmoid(this);

        /// <summary>Every element times the normal distribution function of it.</summary>
        public Tensor gelu() => Native.ht_gelu(this, 0);

        /// <summary>Negative elements times a slope, the others unchanged.</summary>
        public Tensor leaky_relu(Scalar negative_slope) => Native.ht_leaky_relu(this, negative_slope);

        /// <summary>Negative elements become alpha · (e^x - 1), the others stay.</summary>
        public Tensor elu(double alpha = 1.0) => Native.ht_elu(this, alpha);

        /// <summary>Every element clamped to a range.</summary>
        public Tensor hardtanh(Scalar min, Scalar max) => Native.ht_hardtanh(this, min, max);

        /// <summary>Negative elements times a slope, the others unchanged, in place.</summary>
        public Tensor leaky_relu_(Scalar negative_slope) => Native.ht_leaky_relu_(this, negative_slope);

        /// <summary>Negative elements become alpha · (e^x - 1), the others stay, in place.</summary>
        public Tensor elu_(double alpha = 1.0) => Native.ht_elu_(this, alpha);

        /// <summary>Every element clamped to a range, in place.</summary>
        public Tensor hardtanh_(Scalar min, Scalar max) => Native.ht_hardtanh_(this, min, max);

        /// <summary>A smooth ReLU: log(1 + e^(beta·x)) / beta, linear where beta·x exceeds the threshold.</summary>
        public Tensor softplus(double beta = 1, double threshold = 20) => Native.ht_softplus(this, beta, threshold);

        /// <summary>The exponentials along a dimension, divided by their sum.</summary>
        public Tensor softmax(long dim, ScalarType? dtype = null) => Native.ht_softmax(this, dim, Number(dtype));

        /// <summary>The logarithm of the softmax along a dimension.</summary>
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Native.ht_log_softmax(this, dim, Number(dtype));
    }
}
