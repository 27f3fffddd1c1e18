namespace Ham10000.Training;

/// <summary>Which rule updates the weights, and its settings. A value: <see cref="Trainer.Fit"/> makes the running optimiser from it.</summary>
/// <remarks>Settings that a rule does not have are ignored by it: <see cref="Momentum"/> belongs to SGD and RMSProp, the betas to Adam, AdamW
/// and NAdam, <see cref="Smoothing"/> to RMSProp. All rules are libtorch's, with its formulas.</remarks>
public sealed partial record Optimizer
{
    private Optimizer(OptimizerKind kind) => Kind = kind;

    /// <summary>The update rule.</summary>
    public OptimizerKind Kind { get; }

    /// <summary>The step size at the start; schedules change it during a fit. Above 0.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Added to a denominator so that it is never 0. Default 1e-8.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>Weight decay, 0 for none. Not the same as the L2 penalty of a layer, which is part of the loss.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Decay of the running mean of gradients (Adam, AdamW, NAdam), in [0, 1). Default 0.9.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Decay of the running mean of squared gradients (Adam, AdamW, NAdam), in [0, 1). Default 0.999.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>Momentum (SGD, RMSProp), in [0, 1). Default 0.</summary>
    public double Momentum { get; init; }

    /// <summary>Nesterov's momentum (SGD); needs <see cref="Momentum"/> above 0.</summary>
    public bool Nesterov { get; init; }

    /// <summary>Decay of the running mean of squared gradients (RMSProp), in [0, 1). Default 0.99.</summary>
    public double Smoothing { get; init; } = 0.99;

    /// <summary>Stochastic gradient descent.</summary>
    /// <param name="learningRate">The step size.</param>
    /// <param name="momentum">Momentum in [0, 1).</param>
    /// <param name="nesterov">Whether the momentum is Nesterov's.</param>
    /// <param name="weightDecay">Weight decay, added to the gradient.</param>
    public static Optimizer Sgd(double learningRate, double momentum = 0, bool nesterov = false, double weightDecay = 0) =>
        new(OptimizerKind.Sgd) { LearningRate = learningRate, Momentum = momentum, Nesterov = nesterov, WeightDecay = weightDecay };

    /// <summary>Adam, the default of <see cref="TrainingOptions"/> and of every recipe.</summary>
    /// <param name="learningRate">The step size.</param>
    /// <param name="epsilon">Added to the denominator. Keras's default is 1e-7, the recipes use 1e-8.</param>
    /// <param name="beta1">Decay of the mean of gradients.</param>
    /// <param name="beta2">Decay of the mean of squared gradients.</param>
    /// <param name="weightDecay">Weight decay, added to the gradient.</param>
    public static Optimizer Adam(double learningRate = 1e-3, double epsilon = 1e-8, double beta1 = 0.9, double beta2 = 0.999, double weightDecay = 0) =>
        new(OptimizerKind.Adam) { LearningRate = learningRate, Epsilon = epsilon, Beta1 = beta1, Beta2 = beta2, WeightDecay = weightDecay };

    /// <summary>AdamW: Adam with weight decay on the weights themselves.</summary>
    /// <param name="learningRate">The step size.</param>
    /// <param name="weightDecay">Weight decay; each step takes learningRate · weightDecay of every weight.</param>
    /// <param name="epsilon">Added to the denominator.</param>
    /// <param name="beta1">Decay of the mean of gradients.</param>
    /// <param name="beta2">Decay of the mean of squared gradients.</param>
    public static Optimizer AdamW(double learningRate = 1e-3, double weightDecay = 0.01, double epsilon = 1e-8, double beta1 = 0.9, double beta2 = 0.999) =>
        new(OptimizerKind.AdamW) { LearningRate = learningRate, Epsilon = epsilon, Beta1 = beta1, Beta2 = beta2, WeightDecay = weightDecay };

    /// <summary>NAdam: Adam with Nesterov momentum.</summary>
    /// <param name="learningRate">The step size.</param>
    /// <param name="epsilon">Added to the denominator.</param>
    /// <param name="beta1">Decay of the mean of gradients.</param>
    /// <param name="beta2">Decay of the mean of squared gradients.</param>
    /// <param name="weightDecay">Weight decay, added to the gradient.</param>
    public static Optimizer NAdam(double learningRate = 2e-3, double epsilon = 1e-8, double beta1 = 0.9, double beta2 = 0.999, double weightDecay = 0) =>
        new(OptimizerKind.NAdam) { LearningRate = learningRate, Epsilon = epsilon, Beta1 = beta1, Beta2 = beta2, WeightDecay = weightDecay };

    /// <summary>RMSProp.</summary>
    /// <param name="learningRate">The step size.</param>
    /// <param name="smoothing">Decay of the mean of squared gradients (alpha in torch, rho in Keras).</param>
    /// <param name="epsilon">Added to the denominator.</param>
    /// <param name="momentum">Momentum in [0, 1).</param>
    /// <param name="weightDecay">Weight decay, added to the gradient.</param>
    public static Optimizer RmsProp(double learningRate = 1e-3, double smoothing = 0.99, double epsilon = 1e-8, double momentum = 0, double weightDecay = 0) =>
        new(OptimizerKind.RmsProp) { LearningRate = learningRate, Smoothing = smoothing, Epsilon = epsilon, Momentum = momentum, WeightDecay = weightDecay };

    /// <summary>The rule and its learning rate, such as <c>Adam 0.0001</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Kind} {LearningRate:g6}");
}
