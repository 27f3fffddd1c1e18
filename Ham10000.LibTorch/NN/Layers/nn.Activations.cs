using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>max(x, 0).</summary>
        /// <param name="inplace">Whether the layer changes its input.</param>
        public static ReLU ReLU(bool inplace = false) => new(inplace);

        /// <summary>min(max(x, 0), 6).</summary>
        /// <param name="inplace">Whether the layer changes its input.</param>
        public static ReLU6 ReLU6(bool inplace = false) => new(inplace);

        /// <summary>x · relu6(x + 3) / 6.</summary>
        /// <param name="inplace">Whether the layer changes its input.</param>
        public static Hardswish Hardswish(bool inplace = false) => new(inplace);

        /// <summary>x where positive, a slope times x elsewhere.</summary>
        /// <param name="negative_slope">The slope below zero.</param>
        /// <param name="inplace">Whether the layer changes its input.</param>
        public static LeakyReLU LeakyReLU(double negative_slope = 0.01, bool inplace = false) => new(negative_slope, inplace);

        /// <summary>1 / (1 + e⁻ˣ).</summary>
        public static Sigmoid Sigmoid() => new(false);

        /// <summary>1 / (1 + e⁻ˣ).</summary>
        /// <param name="inplace">Whether the layer changes its input.</param>
        public static Sigmoid Sigmoid(bool inplace) => new(inplace);

        /// <summary>The hyperbolic tangent.</summary>
        public static Tanh Tanh() => new(false);

        /// <summary>The hyperbolic tangent.</summary>
        /// <param name="inplace">Whether the layer changes its input.</param>
        public static Tanh Tanh(bool inplace = false) => new(inplace);

        /// <summary>x · sigmoid(x), also known as swish.</summary>
        public static SiLU SiLU() => new(false);

        /// <summary>x · sigmoid(x), also known as swish.</summary>
        /// <param name="inplace">Whether the layer changes its input.</param>
        public static SiLU SiLU(bool inplace) => new(inplace);

        /// <summary>x · Φ(x), Φ the standard normal distribution function.</summary>
        public static GELU GELU() => new(Modules.GELU.Approximate.none, false);

        /// <summary>x · Φ(x), Φ the standard normal distribution function.</summary>
        /// <param name="inplace">Whether the layer changes its input.</param>
        public static GELU GELU(bool inplace) => new(Modules.GELU.Approximate.none, inplace);

        /// <summary>x · Φ(x), Φ the standard normal distribution function.</summary>
        /// <param name="approximate">How the normal distribution function is computed.</param>
        /// <param name="inplace">Whether the layer changes its input.</param>
        public static GELU GELU(GELU.Approximate approximate, bool inplace = false) => new(approximate, inplace);

        /// <summary>Probabilities along a dimension.</summary>
        /// <param name="dim">The dimension of the classes.</param>
        public static Softmax Softmax(long dim) => new(dim);

        /// <summary>Logarithms of probabilities along a dimension.</summary>
        /// <param name="dim">The dimension of the classes.</param>
        public static LogSoftmax LogSoftmax(long dim) => new(dim);
    }
}
