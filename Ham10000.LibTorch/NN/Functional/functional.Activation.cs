using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>max(x, 0).</summary>
            /// <param name="x">A tensor.</param>
            /// <param name="inplace">Whether to change the input itself.</param>
            public static Tensor relu(Tensor x, bool inplace = false) =>
                Native.ht_activation(x, (int)Activation.Relu, 0, 0, inplace);

            /// <summary>min(max(x, 0), 6).</summary>
            /// <param name="x">A tensor.</param>
            /// <param name="inplace">Whether to change the input itself.</param>
            public static Tensor relu6(Tensor x, bool inplace = false) =>
                Native.ht_activation(x, (int)Activation.Hardtanh, 0, 6, inplace);

            /// <summary>min(max(x, min_val), max_val).</summary>
            /// <param name="x">A tensor.</param>
            /// <param name="min_val">The least value.</param>
            /// <param name="max_val">The largest value.</param>
            /// <param name="inplace">Whether to change the input itself.</param>
            public static Tensor hardtanh(Tensor x, double min_val = -1, double max_val = 1, bool inplace = false) =>
                Native.ht_activation(x, (int)Activation.Hardtanh, min_val, max_val, inplace);

            /// <summary>x where positive, negative_slope · x elsewhere.</summary>
            /// <param name="input">A tensor.</param>
            /// <param name="negative_slope">The slope below zero.</param>
            /// <param name="inplace">Whether to change the input itself.</param>
            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) =>
                Native.ht_activation(input, (int)Activation.LeakyRelu, negative_slope, 0, inplace);

            /// <summary>1 / (1 + e⁻ˣ).</summary>
            /// <param name="x">A tensor.</param>
            public static Tensor sigmoid(Tensor x) => Native.ht_activation(x, (int)Activation.Sigmoid, 0, 0, false);

            /// <summary>1 / (1 + e⁻ˣ).</summary>
            /// <param name="x">A tensor.</param>
            /// <param name="inplace">Whether to change the input itself.</param>
            public static Tensor sigmoid(Tensor x, bool inplace) =>
                Native.ht_activation(x, (int)Activation.Sigmoid, 0, 0, inplace);

            /// <summary>The hyperbolic tangent.</summary>
            /// <param name="x">A tensor.</param>
            /// <param name="inplace">Whether to change the input itself.</param>
            public static Tensor tanh(Tensor x, bool inplace = false) =>
                Native.ht_activation(x, (int)Activation.Tanh, 0, 0, inplace);

            /// <summary>x · Φ(x), Φ the standard normal distribution function.</summary>
            /// <param name="x">A tensor.</param>
            public static Tensor gelu(Tensor x) => Native.ht_activation(x, (int)Activation.Gelu, 0, 0, false);

            /// <summary>x · Φ(x), Φ the standard normal distribution function.</summary>
            /// <param name="x">A tensor.</param>
            /// <param name="inplace">Whether to change the input itself.</param>
            public static Tensor gelu(Tensor x, bool inplace) => Native.ht_activation(x, (int)Activation.Gelu, 0, 0, inplace);

            /// <summary>x · Φ(x), exactly or through tanh.</summary>
            /// <param name="x">A tensor.</param>
            /// <param name="approximate">How Φ is computed.</param>
            /// <param name="inplace">Whether to change the input itself.</param>
            public static Tensor gelu(Tensor x, GELU.Approximate approximate, bool inplace = false) =>
                Native.ht_activation(
                    x, (int)(approximate == Modules.GELU.Approximate.tanh ? Activation.GeluTanh : Activation.Gelu), 0, 0, inplace);

            /// <summary>x · sigmoid(x), also known as swish.</summary>
            /// <param name="x">A tensor.</param>
            /// <param name="inplace">Whether to change the input itself.</param>
            public static Tensor silu(Tensor x, bool inplace = false) =>
                Native.ht_activation(x, (int)Activation.Silu, 0, 0, inplace);

            /// <summary>x · relu6(x + 3) / 6.</summary>
            /// <param name="input">A tensor.</param>
            /// <param name="inplace">Whether to change the input itself.</param>
            public static Tensor hardswish(Tensor input, bool inplace = false) =>
                Native.ht_activation(input, (int)Activation.Hardswish, 0, 0, inplace);

            /// <summary>relu6(x + 3) / 6.</summary>
            /// <param name="input">A tensor.</param>
            /// <param name="inplace">Whether to change the input itself.</param>
            public static Tensor hardsigmoid(Tensor input, bool inplace = false) =>
                Native.ht_activation(input, (int)Activation.Hardsigmoid, 0, 0, inplace);

            /// <summary>x where positive, alpha · (eˣ - 1) elsewhere.</summary>
            /// <param name="x">A tensor.</param>
            /// <param name="alpha">The scale below zero.</param>
            /// <param name="inplace">Whether to change the input itself.</param>
            public static Tensor elu(Tensor x, double alpha, bool inplace = false) =>
                Native.ht_activation(x, (int)Activation.Elu, alpha, 0, inplace);

            /// <summary>The self-normalising exponential linear unit.</summary>
            /// <param name="x">A tensor.</param>
            /// <param name="inplace">Whether to change the input itself.</param>
            public static Tensor selu(Tensor x, bool inplace = false) =>
                Native.ht_activation(x, (int)Activation.Selu, 0, 0, inplace);

            /// <summary>x where positive, alpha · (e^(x / alpha) - 1) elsewhere.</summary>
            /// <param name="x">A tensor.</param>
            /// <param name="alpha">The scale below zero.</param>
            /// <param name="inplace">Whether to change the input itself.</param>
            public static Tensor celu(Tensor x, double alpha, bool inplace = false) =>
                Native.ht_activation(x, (int)Activation.Celu, alpha, 0, inplace);

            /// <summary>x · tanh(softplus(x)).</summary>
            /// <param name="x">A tensor.</param>
            /// <param name="inplace">Whether to change the input itself.</param>
            public static Tensor mish(Tensor x, bool inplace = false) =>
                Native.ht_activation(x, (int)Activation.Mish, 0, 0, inplace);

            /// <summary>ln(1 + e^(beta · x)) / beta.</summary>
            /// <param name="x">A tensor.</param>
            /// <param name="beta">The sharpness.</param>
            /// <param name="threshold">Above it, beta · x is taken as it is.</param>
            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) =>
                Native.ht_activation(x, (int)Activation.Softplus, beta, threshold, false);

            /// <summary>ln(sigmoid(x)), without overflow.</summary>
            /// <param name="x">A tensor.</param>
            public static Tensor logsigmoid(Tensor x) => Native.ht_activation(x, (int)Activation.LogSigmoid, 0, 0, false);

            /// <summary>Probabilities along a dimension: eˣ over the sum.</summary>
            /// <param name="input">Logits.</param>
            /// <param name="dim">The dimension of the classes.</param>
            /// <param name="dtype">The type to compute in; null for the input's.</param>
            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) =>
                Native.ht_nn_softmax(input, dim, (int?)dtype ?? -1);

            /// <summary>Logarithms of the probabilities along a dimension.</summary>
            /// <param name="x">Logits.</param>
            /// <param name="dim">The dimension of the classes.</param>
            public static Tensor log_softmax(Tensor x, long dim) => Native.ht_nn_log_softmax(x, dim, -1);
        }
    }
}
