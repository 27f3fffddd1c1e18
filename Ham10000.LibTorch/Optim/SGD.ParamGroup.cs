namespace TorchSharp.Modules;

public sealed partial class SGD
{
    /// <summary>Parameters with settings of their own.</summary>
    public class ParamGroup : Modules.ParamGroup
    {
        /// <summary>Makes a group.</summary>
        /// <param name="parameters">Its parameters.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="momentum">How much of the last step each step keeps.</param>
        /// <param name="dampening">What share of the gradient does not enter the momentum.</param>
        /// <param name="weight_decay">The share of the parameter that is added to its gradient.</param>
        /// <param name="nesterov">Whether to look ahead along the momentum.</param>
        /// <param name="maximize">Whether to climb rather than descend.</param>
        public ParamGroup(
            IEnumerable<Parameter> parameters, double lr = 0.001, double momentum = 0, double dampening = 0,
            double weight_decay = 0, bool nesterov = false, bool maximize = false)
            : base(parameters, lr)
        {
            OptimizerChecks.NotNegative(momentum, nameof(momentum));
            OptimizerChecks.NotNegative(weight_decay, nameof(weight_decay));
            if (nesterov && (momentum <= 0 || dampening != 0))
            {
                throw new ArgumentException(
                    $"Nesterov momentum needs momentum and no dampening, got momentum {momentum} and dampening {dampening}.", nameof(nesterov));
            }

            Momentum = momentum;
            Dampening = dampening;
            WeightDecay = weight_decay;
            Nesterov = nesterov;
            Maximize = maximize;
        }

        /// <summary>How much of the last step each step keeps.</summary>
        public double Momentum { get; set; }

        internal double Dampening { get; set; }

        internal double WeightDecay { get; set; }

        internal bool Nesterov { get; set; }

        internal bool Maximize { get; set; }

        internal override double[] Settings
        {
            get => [Momentum, Dampening, WeightDecay, Nesterov ? 1 : 0, Maximize ? 1 : 0];
            set
            {
                Momentum = value[0];
                Dampening = value[1];
                WeightDecay = value[2];
                Nesterov = value[3] != 0;
                Maximize = value[4] != 0;
            }
        }

        internal override bool[] StateTensors => [Momentum != 0];
    }
}
