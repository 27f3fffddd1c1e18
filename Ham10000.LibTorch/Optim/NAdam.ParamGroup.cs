namespace TorchSharp.Modules;

public sealed partial class NAdam
{
    /// <summary>Parameters with settings of their own.</summary>
    public class ParamGroup : Modules.ParamGroup
    {
        /// <summary>Makes a group.</summary>
        /// <param name="parameters">Its parameters.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="beta1">How much of the mean gradient each step keeps.</param>
        /// <param name="beta2">How much of the mean squared gradient each step keeps.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">The share of the parameter that is added to its gradient.</param>
        /// <param name="momentum_decay">How fast the momentum grows to its full value.</param>
        public ParamGroup(
            IEnumerable<Parameter> parameters, double lr = 1, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08,
            double weight_decay = 0, double momentum_decay = 0.004)
            : base(parameters, lr)
        {
            OptimizerChecks.Fraction(beta1, nameof(beta1));
            OptimizerChecks.Fraction(beta2, nameof(beta2));
            OptimizerChecks.NotNegative(eps, nameof(eps));
            OptimizerChecks.NotNegative(weight_decay, nameof(weight_decay));
            OptimizerChecks.NotNegative(momentum_decay, nameof(momentum_decay));
            Eps = eps;
            WeightDecay = weight_decay;
            MomentumDecay = momentum_decay;
            Betas = (beta1, beta2);
        }

        /// <summary>How much of the mean gradient and of the mean squared gradient each step keeps.</summary>
        public (double, double) Betas { get; set; }

        internal double Eps { get; set; }

        internal double WeightDecay { get; set; }

        internal double MomentumDecay { get; set; }

        internal override double[] Settings
        {
            get => [Betas.Item1, Betas.Item2, Eps, WeightDecay, MomentumDecay];
            set
            {
                Betas = (value[0], value[1]);
                Eps = value[2];
                WeightDecay = value[3];
                MomentumDecay = value[4];
            }
        }

        internal override bool[] StateTensors => [true, true];
    }
}
