namespace TorchSharp.Modules;

/// <summary>What the groups of Adam and AdamW hold beside the learning rate, and their step, which differ in where the weight decay enters alone.</summary>
internal sealed class AdamSettings
{
    public AdamSettings(double beta1, double beta2, double eps, double weight_decay, bool amsgrad, bool maximize)
    {
        OptimizerChecks.Fraction(beta1, nameof(beta1));
        OptimizerChecks.Fraction(beta2, nameof(beta2));
        OptimizerChecks.NotNegative(eps, nameof(eps));
        OptimizerChecks.NotNegative(weight_decay, nameof(weight_decay));
        (Betas, Eps, WeightDecay, Amsgrad, Maximize) = ((beta1, beta2), eps, weight_decay, amsgrad, maximize);
    }

    public (double, double) Betas { get; set; }

    public double Eps { get; private set; }

    public double WeightDecay { get; private set; }

    public bool Amsgrad { get; private set; }

    public bool Maximize { get; private set; }

    /// <summary>All of them as numbers, for saving.</summary>
    public double[] Numbers
    {
        get => [Betas.Item1, Betas.Item2, Eps, WeightDecay, Amsgrad ? 1 : 0, Maximize ? 1 : 0];
        set => (Betas, Eps, WeightDecay, Amsgrad, Maximize) = ((value[0], value[1]), value[2], value[3], value[4] != 0, value[5] != 0);
    }

    /// <summary>The mean gradient, its mean square and, with AMSGrad, the largest of these so far.</summary>
    public bool[] StateTensors => [true, true, Amsgrad];

    /// <summary>Makes one step; decoupled where the decay shrinks the parameter itself.</summary>
    public int Step(OptimizerBatch batch, double learningRate, bool decoupled) => Native.ht_adam_step(
        batch.Count, batch.Parameters, batch.State(0)!, batch.State(1)!, batch.State(2), batch.Steps, learningRate, Betas.Item1, Betas.Item2, Eps, WeightDecay, decoupled, Maximize);
}
