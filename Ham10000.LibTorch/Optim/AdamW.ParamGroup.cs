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
            Own = new AdamSettings(beta1, beta2, eps, weight_decay, amsgrad, maximize);
        }

        /// <summary>How much of the mean gradient and of the mean squared gradient each step keeps.</summary>
        public (double, double) Betas
        {
            get => Own.Betas;
            set => Own.Betas = value;
        }

        internal AdamSettings Own { get; }

        internal override double[] Settings
        {
            get => Own.Numbers;
            set => Own.Numbers = value;
        }

        internal override bool[] StateTensors => Own.StateTensors;
    }
}
