using System.Globalization;
using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Training;

/// <summary>What training makes small. A value: take one of the catalogue and vary it with a <c>with</c> expression.</summary>
/// <remarks>
/// With logits z of an image of class y, class weights w, p = softmax(z + τ·log π), label smoothing ε over K classes and q = (1 − ε)·[c = y] + ε/K, its loss is
/// <c>−Σ_c w_c · q_c · (1 − p_c)^γ · log p_c</c>; a batch's is the sum over its images, divided as <see cref="Mean"/> says. Binary labels have one logit z and
/// stand for two classes with the logits (0, z). Images that a <see cref="BatchTransform"/> mixed have λ times the loss of their first label and 1 − λ times that
/// of their second, and so has the divisor. The L2 penalty of the model's layers is added to any loss.
/// The validation loss is always the plain one of the model's objective (no weights, smoothing, focus or adjustment), so that fits with different losses, and
/// <c>Evaluator</c>'s reports, can be compared; Keras, by contrast, drops only <c>class_weight</c> from it.
/// </remarks>
public sealed partial record Loss
{
    private Loss(string name) => Name = name;

    /// <summary>What it is, such as <c>cross entropy</c>.</summary>
    public string Name { get; }

    /// <summary>A factor for each class, in the order of the labels. Null, the default: 1 for all, unless <see cref="WeightsFrom"/> is set.</summary>
    public ClassWeights? ClassWeights { get; init; }

    /// <summary>Makes <see cref="ClassWeights"/> of the training set when the fit starts, such as <c>ClassWeights.Balanced</c>. Null by default.</summary>
    public Func<ImageSet, ClassWeights>? WeightsFrom { get; init; }

    /// <summary>The share ε of each target that is spread evenly over all classes, in [0, 1). Default 0.</summary>
    /// <remarks>Szegedy et al., "Rethinking the Inception architecture", arXiv:1512.00567, section 7; with class weights as PyTorch does it.</remarks>
    public double LabelSmoothing { get; init; }

    /// <summary>The focusing exponent γ, at least 0: the larger, the less an image counts that is classified well already. 0, the default, is cross entropy.</summary>
    public double Gamma { get; init; }

    /// <summary>The weight of class 1 of binary labels, in (0, 1); class 0 has 1 − alpha. Null, the default: both have the weight 1.</summary>
    public double? Alpha { get; init; }

    /// <summary>The factor τ on the logarithms of the classes' shares of the training set, which are added to the logits in training alone. 0, the default, adds nothing.</summary>
    public double LogitAdjustment { get; init; }

    /// <summary>What the sum of a batch's losses is divided by. Makes a difference only with weights.</summary>
    public LossMean Mean { get; init; }

    /// <summary>The user's own function; null for the losses of the catalogue.</summary>
    internal Func<Tensor, Tensor, Tensor>? Function { get; private init; }

    /// <summary>The loss and what differs from its plain form, such as <c>cross entropy, class weights balanced, label smoothing 0.1</c>.</summary>
    public override string ToString() => string.Join(", ", Words());

    private IEnumerable<string> Words()
    {
        yield return Name;
        // A lambda's name means nothing to a reader, and a catalogue's loss says with its own name what its weights are.
        var which = ClassWeights?.Name ?? (WeightsFrom is { } weigh ? weigh.Method.Name.Contains('<') ? null : $"by {weigh.Method.Name}" : null);
        if (which is not null)
        {
            yield return Mean == LossMean.OverImages ? $"class weights {which} over images" : $"class weights {which}";
        }

        foreach (var (what, value) in new (string, double?)[] { ("alpha", Alpha), ("gamma", Or0(Gamma)), ("label smoothing", Or0(LabelSmoothing)), ("logit adjustment", Or0(LogitAdjustment)) })
        {
            if (value is { } number)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{what} {number}");
            }
        }
    }

    private static double? Or0(double value) => value == 0 ? null : value;
}
