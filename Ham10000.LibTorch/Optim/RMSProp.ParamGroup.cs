namespace TorchSharp.Modules;

public sealed partial class RMSProp
{
    /// <summary>Parameters with settings of their own.</summary>
    public class ParamGroup : Modules.ParamGroup
    {
        /// <summary>Makes a group.</summary>
        /// <param name="parameters">Its parameters.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="alpha">How much of the mean squared gradient each step keeps.</param>
        /// <param name="weight_decay">The share of the parameter that is added to its gradient.</param>
        /// <param name="momentum">How much of the last step each step keeps.</param>
        /// <param name="centered">Whether to divide by the standard deviation rather than the root mean square.</param>
        public ParamGroup(
            IEnumerable<Parameter> parameters, double lr = 0.001, double eps = 1e-08, double alpha = 0.99,
            double weight_decay = 0, double momentum = 0, bool centered = false)
            : base(parameters, lr)
        {
            OptimizerChecks.NotNegative(eps, nameof(eps));
            OptimizerChecks.NotNegative(alpha, nameof(alpha));
            OptimizerChecks.NotNegative(weight_decay, nameof(weight_decay));
            OptimizerChecks.NotNegative(momentum, nameof(momentum));
            Eps = eps;
            Alpha = alpha;
            WeightDecay = weight_decay;
            Momentum = momentum;
            Centered = centered;
        }

        /// <summary>How much of the last step each step keeps.</summary>
        public double Momentum { get; set; }

        internal double Alpha { get; set; }

        internal double Eps { get; set; }

        internal double WeightDecay { get; set; }

        internal bool Centered { get; set; }

        internal bool Maximize { get; set; }

        internal override double[] Settings
        {
            get => [Alpha, Eps, WeightDecay, Momentum, Centered ? 1 : 0, Maximize ? 1 : 0];
            set
            {
                Alpha = value[0];
                Eps = value[1];
                WeightDecay = value[2];
                Momentum = value[3];
                Centered = value[4] != 0;
                Maximize = value[5] != 0;
            }
        }

        internal override bool[] StateTensors => [true, Centered, Momentum > 0];
    }
}
