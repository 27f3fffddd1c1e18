using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Training;

public sealed partial record Loss
{
    /// <summary>Cross entropy; of binary labels, binary cross entropy.</summary>
    /// <param name="weights">A factor for each class; null for none.</param>
    /// <param name="labelSmoothing">The share of each target that is spread over all classes, in [0, 1).</param>
    public static Loss CrossEntropy(ClassWeights? weights = null, double labelSmoothing = 0) =>
        new("cross entropy") { ClassWeights = weights, LabelSmoothing = labelSmoothing };

    /// <summary>Cross entropy with weights that the fit makes of its training set: <c>Loss.CrossEntropy(ClassWeights.SquareRoot)</c>.</summary>
    /// <param name="weights">Makes the weights.</param>
    /// <param name="labelSmoothing">The share of each target that is spread over all classes, in [0, 1).</param>
    public static Loss CrossEntropy(Func<ImageSet, ClassWeights> weights, double labelSmoothing = 0)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return new Loss("cross entropy") { WeightsFrom = weights, LabelSmoothing = labelSmoothing };
    }

    /// <summary>Focal loss: cross entropy times (1 − p)^gamma of the right class, its mean over images.</summary>
    /// <param name="gamma">The focusing exponent, at least 0. The paper's best is 2.</param>
    /// <param name="alpha">The weight of class 1 of binary labels, in (0, 1), which class 0 has the rest of; 0.25 in the paper. Null for none. For more classes set
    /// <see cref="ClassWeights"/>.</param>
    /// <remarks>Lin et al., "Focal loss for dense object detection", arXiv:1708.02002. What torchvision's <c>sigmoid_focal_loss</c> and Keras's
    /// <c>CategoricalFocalCrossentropy</c> give as the mean of a batch.</remarks>
    public static Loss Focal(double gamma = 2, double? alpha = null) => new("focal loss") { Gamma = gamma, Alpha = alpha, Mean = LossMean.OverImages };

    /// <summary>Class-balanced loss: weights by the effective number of each class's images, its mean over images.</summary>
    /// <param name="beta">From 0, where all weights are 1, to below 1, towards which they become inverse to the classes' sizes.</param>
    /// <param name="gamma">The exponent of the focal loss that the paper combines it with; 0, the default, for cross entropy.</param>
    /// <remarks>Cui et al., "Class-balanced loss based on effective number of samples", arXiv:1901.05555.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">beta is outside [0, 1).</exception>
    public static Loss ClassBalanced(double beta = 0.999, double gamma = 0)
    {
        if (!(beta is >= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(beta), beta, "Expected at least 0 and below 1.");
        }

        ClassWeights EffectiveNumber(ImageSet set) => Dataset.ClassWeights.EffectiveNumber(set, beta);
        return new Loss(FormattableString.Invariant($"class-balanced loss, beta {beta}")) { WeightsFrom = EffectiveNumber, Gamma = gamma, Mean = LossMean.OverImages };
    }

    /// <summary>Logit-adjusted cross entropy: in training, tau times the logarithm of each class's share of the training set is added to its logit, so that the
    /// model's own logits, without it, aim at balanced accuracy.</summary>
    /// <param name="tau">How much of it; 1 is consistent for balanced accuracy, 0 is plain cross entropy.</param>
    /// <remarks>Menon et al., "Long-tail learning via logit adjustment", ICLR 2021, arXiv:2007.07314, equation 10. A class without images counts as having one. The probabilities of such
    /// a model are those of balanced classes.</remarks>
    public static Loss LogitAdjusted(double tau = 1) => new("logit-adjusted cross entropy") { LogitAdjustment = tau };

    /// <summary>A function of the user's own.</summary>
    /// <param name="name">What to call it in histories.</param>
    /// <param name="function">From the model's outputs, float32 (N, K) logits ((N, 1) for binary labels; images of a model that reconstructs), and the target, int64 (N) class indices
    /// (or images), to the mean loss: one value with gradients. Runs in a dispose scope, so temporaries need no care. Must be a function of its arguments alone
    /// for a fit to be repeatable. With mixed images it is called once for each of the two label sets.</param>
    public static Loss Custom(string name, Func<Tensor, Tensor, Tensor> function)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(function);
        return new Loss(name) { Function = function };
    }
}
