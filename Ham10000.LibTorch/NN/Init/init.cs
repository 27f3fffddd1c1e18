namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Initial values of parameters, in place and outside of the graph.</summary>
        public static partial class init
        {
            /// <summary>Fills with zeros.</summary>
            /// <param name="tensor">What to fill; returned.</param>
            public static Tensor zeros_(Tensor tensor) => Done(Native.ht_init_constant(tensor, 0), tensor);

            /// <summary>Fills with ones.</summary>
            /// <param name="tensor">What to fill; returned.</param>
            public static Tensor ones_(Tensor tensor) => Done(Native.ht_init_constant(tensor, 1), tensor);

            /// <summary>Fills with a number.</summary>
            /// <param name="tensor">What to fill; returned.</param>
            /// <param name="val">The number.</param>
            public static Tensor constant_(Tensor tensor, Scalar val)
            {
                ArgumentNullException.ThrowIfNull(val);
                return Done(Native.ht_init_constant(tensor, val.AsDouble), tensor);
            }

            /// <summary>Draws from the uniform distribution.</summary>
            /// <param name="tensor">What to fill; returned.</param>
            /// <param name="low">The least value.</param>
            /// <param name="high">The end of the range, not reached.</param>
            /// <param name="generator">Where chance comes from; null for the default generator.</param>
            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null) =>
                Done(Native.ht_init_uniform(tensor, low, high, generator), tensor);

            /// <summary>Draws from the normal distribution.</summary>
            /// <param name="tensor">What to fill; returned.</param>
            /// <param name="mean">Its mean.</param>
            /// <param name="std">Its standard deviation.</param>
            /// <param name="generator">Where chance comes from; null for the default generator.</param>
            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null) =>
                Done(Native.ht_init_normal(tensor, mean, std, generator), tensor);

            /// <summary>Draws from the normal distribution, cut at two values.</summary>
            /// <param name="tensor">What to fill; returned.</param>
            /// <param name="mean">Its mean before the cut.</param>
            /// <param name="std">Its standard deviation before the cut.</param>
            /// <param name="a">The least value.</param>
            /// <param name="b">The largest value.</param>
            /// <param name="generator">Where chance comes from; null for the default generator.</param>
            public static Tensor trunc_normal_(
                Tensor tensor, double mean = 0, double std = 1, double a = -2, double b = 2, Generator? generator = null) =>
                Done(Native.ht_init_trunc_normal(tensor, mean, std, a, b, generator), tensor);

            /// <summary>Uniform in ±gain · √(6 / (fan in + fan out)); Glorot and Bengio, "Understanding the difficulty of training
            /// deep feedforward neural networks", AISTATS 2010.</summary>
            /// <param name="tensor">What to fill; two dimensions or more; returned.</param>
            /// <param name="gain">A factor.</param>
            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                var bound = Math.Sqrt(3.0) * gain * Math.Sqrt(2.0 / (fanIn + fanOut));
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Normal with standard deviation gain · √(2 / (fan in + fan out)).</summary>
            /// <param name="tensor">What to fill; two dimensions or more; returned.</param>
            /// <param name="gain">A factor.</param>
            public static Tensor xavier_normal_(Tensor tensor, double gain = 1)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return normal_(tensor, 0, gain * Math.Sqrt(2.0 / (fanIn + fanOut)));
            }

            /// <summary>Another name of <see cref="xavier_uniform_"/>.</summary>
            /// <param name="tensor">What to fill; two dimensions or more; returned.</param>
            /// <param name="gain">A factor.</param>
            public static Tensor glorot_uniform_(Tensor tensor, double gain = 1) => xavier_uniform_(tensor, gain);

            /// <summary>Another name of <see cref="xavier_normal_"/>.</summary>
            /// <param name="tensor">What to fill; two dimensions or more; returned.</param>
            /// <param name="gain">A factor.</param>
            public static Tensor glorot_normal_(Tensor tensor, double gain = 1) => xavier_normal_(tensor, gain);

            /// <summary>Uniform in ±gain · √(3 / fan); He et al., "Delving deep into rectifiers", arXiv:1502.01852.</summary>
            /// <param name="tensor">What to fill; two dimensions or more; returned.</param>
            /// <param name="a">The slope below zero of the leaky ReLU that follows.</param>
            /// <param name="mode">Which fan to keep the variance over.</param>
            /// <param name="nonlinearity">The function that follows; it sets the gain.</param>
            public static Tensor kaiming_uniform_(
                Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                var bound = Math.Sqrt(3.0) * KaimingDeviation(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Normal with standard deviation gain / √fan.</summary>
            /// <param name="tensor">What to fill; two dimensions or more; returned.</param>
            /// <param name="a">The slope below zero of the leaky ReLU that follows.</param>
            /// <param name="mode">Which fan to keep the variance over.</param>
            /// <param name="nonlinearity">The function that follows; it sets the gain.</param>
            public static Tensor kaiming_normal_(
                Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) =>
                normal_(tensor, 0, KaimingDeviation(tensor, a, mode, nonlinearity));

            /// <summary>The gain that keeps the variance through a function.</summary>
            /// <param name="nonlinearity">The function.</param>
            /// <param name="param">Leaky ReLU only: the slope below zero.</param>
            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0) => nonlinearity switch
            {
                NonlinearityType.Tanh => 5.0 / 3,
                NonlinearityType.ReLU => Math.Sqrt(2),
                NonlinearityType.LeakyReLU => Math.Sqrt(2.0 / (1 + param * param)),
                _ => 1,
            };

            /// <summary>How many inputs each output of a weight sums, and how many outputs each input reaches.</summary>
            /// <param name="tensor">A weight (out, in, ...).</param>
            /// <exception cref="ArgumentException">The tensor has fewer than two dimensions.</exception>
            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                var shape = tensor.shape;
                if (shape.Length < 2)
                {
                    throw new ArgumentException(
                        $"Fans are defined for two dimensions or more, got shape ({string.Join(", ", shape)}). Use normal_ or uniform_.",
                        nameof(tensor));
                }

                var field = shape.Skip(2).Aggregate(1L, (product, size) => product * size);
                return (shape[1] * field, shape[0] * field);
            }

            private static double KaimingDeviation(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return calculate_gain(nonlinearity, a) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
            }

            private static Tensor Done(int status, Tensor tensor)
            {
                Native.Check(status);
                return tensor;
            }
        }
    }
}
