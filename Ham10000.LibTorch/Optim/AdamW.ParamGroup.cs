namespace TorchSharp.Modules;

public sealed partial class AdamW
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
        /// <param name="weight_decay">The share of the parameter that each step takes away, times the learning rate.</param>
        /// <param name="amsgrad">Whether to divide by the largest mean squared gradient so far.</param>
        /// <param name="maximize">Whether to climb rather than descend.</param>
        public ParamGroup(
            IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : base(parameters, lr)
        {
            OptimizerChecks.Fraction(beta1, nameof(beta1));
            OptimizerChecks.Fraction(beta2, nameof(beta2));
            OptimizerChecks.NotNegative(eps, nameof(eps));
            OptimizerChecks.NotNegative(weight_decay, nameof(weight_decay));
            Eps = eps;
            WeightDecay = weight_decay;
            Amsgrad = amsgrad;
            Maximize = maximize;
            Betas = (beta1, beta2);
        }

        /// <summary>How much of the mean gradient and of the mean squared gradient each step keeps.</summary>
        public (double, double) Betas { get; set; }

        internal double Eps { get; set; }

        internal double WeightDecay { get; set; }

        internal bool Amsgrad { get; set; }

        internal bool Maximize { get; set; }

        internal override double[] Settings
        {
            get => [Betas.Item1, Betas.Item2, Eps, WeightDecay, Amsgrad ? 1 : 0, Maximize ? 1 : 0];
            set
            {
                Betas = (value[0], value[1]);
                Eps = value[2];
                WeightDecay = value[3];
                Amsgrad = value[4] != 0;
                Maximize = value[5] != 0;
            }
        }

        internal override bool[] StateTensors => [true, true, Amsgrad];
    }
}
