using System.Runtime.InteropServices;
using Ham10000.Models;
using static TorchSharp.torch;

namespace Ham10000.Evaluation;

/// <summary>Grad-CAM and Grad-CAM++ of a network's feature maps at one place.</summary>
/// <remarks>The network up to the place runs without gradients; from there on they are recorded with respect to the maps alone, so that parameters get none and it does not
/// matter which of them are frozen.</remarks>
internal sealed class GradientMaps(ImageModel network, FeaturePlace place, ExplanationMethod method, ExplainedScore score, double temperature)
{
    /// <summary>The maps of a batch in evaluation mode.</summary>
    /// <param name="images">Standardised images (N, 3, H, W).</param>
    /// <param name="patient">What is known of the patients (N, P); null for a network of images alone.</param>
    /// <param name="choose">Says from the logits which class of each image is explained.</param>
    /// <returns>float32 (N, rows, columns) of the place's maps; nothing below 0.</returns>
    public Tensor Of(Tensor images, Tensor? patient, Func<Tensor, int[]> choose)
    {
        using var scope = NewDisposeScope();
        var features = network.FeaturesAt(place, images).detach().requires_grad_();
        using var recorded = enable_grad();
        var logits = network.LogitsFrom(place, features, patient);
        var scores = ExplainedScores.Of(logits, choose(logits.detach()), score, temperature);
        var gradient = Gradient(scores, features).to_type(ScalarType.Float32);
        using var nothing = no_grad();
        var maps = features.detach().to_type(ScalarType.Float32);
        return Weights(maps, gradient).mul(maps).sum(1).relu().MoveToOuterDisposeScope();
    }

    // (N, C, 1, 1): what each map counts.
    private Tensor Weights(Tensor maps, Tensor gradient)
    {
        long[] pixels = [2, 3];
        if (method == ExplanationMethod.GradCam)
        {
            return gradient.mean(pixels, keepdim: true);
        }

        // Equation 19 with the exponential of the score, whose derivatives are its own value times powers of the gradient: of the quotient, 1 / (2 + g·ΣA) is left. Where
        // the gradient is not positive, or the quotient undefined, a place counts nothing.
        var quotient = gradient.mul(maps.sum(pixels, keepdim: true)).add(2);
        var undefined = quotient.eq(0);
        return (gradient.relu().masked_fill(undefined, 0) / quotient.masked_fill(undefined, 1)).sum(pixels, keepdim: true);
    }

    private Tensor Gradient(Tensor scores, Tensor features)
    {
        try
        {
            return scores.requires_grad ? autograd.grad([scores.sum()], [features])[0] : throw NoGradient(null);
        }
        catch (ExternalException e)
        {
            throw NoGradient(e);
        }
    }

    private InvalidOperationException NoGradient(Exception? cause) => new(
        $"No gradient of {network.Spec.Name}'s logits reaches the layer '{place.Name}', so Grad-CAM cannot weigh its maps: a module of your own cuts it off. "
        + $"Name a later layer, or take ExplanationMethod.Occlusion.", cause);
}
