using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models;

public sealed partial class ImageModel
{
    /// <summary>Runs the model on a batch, on the model's device.</summary>
    /// <param name="batch">Preprocessed images of the model's size. It must not be disposed before the gradients are computed.</param>
    /// <returns>float32 logits (N, <see cref="Outputs"/>), or images (N, 3, H, W) of a model that reconstructs. The caller disposes them.</returns>
    /// <exception cref="ArgumentException">The images have another size.</exception>
    public Tensor Forward(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        using var images = BatchTensors.Images(batch, Device);
        var logits = call(images);
        return logits.dtype == ScalarType.Float32 ? logits : logits.Then(static x => x.to_type(ScalarType.Float32));
    }

    /// <summary>Class probabilities of logits that <see cref="Forward(Batch)"/> gave. Trainer, Evaluator and Predictor get them here.</summary>
    /// <param name="logits">float32 (N, <see cref="Outputs"/>).</param>
    /// <returns>float32 (N, K) with rows that sum to 1, in the order of <see cref="Labels"/>; K = 2 for binary labels. The caller disposes it.</returns>
    /// <exception cref="ArgumentException">The shape is another.</exception>
    /// <exception cref="InvalidOperationException">The model does not know its classes yet, or reconstructs and has none.</exception>
    public Tensor Probabilities(Tensor logits) => Objective.Probabilities(logits);

    /// <summary>Runs the model on images.</summary>
    /// <param name="input">Preprocessed images, float32 (N, 3, <see cref="Height"/>, <see cref="Width"/>), on the model's device. Memory
    /// in NHWC order is fastest.</param>
    /// <returns>Logits (N, <see cref="Outputs"/>), or images of the input's shape. The caller disposes them.</returns>
    /// <exception cref="ArgumentException">The images have another shape or type.</exception>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        CheckImages(input);
        HasTrained |= training && is_grad_enabled();
        var features = _backbone is null ? input.alias() : _backbone.call(input);
        foreach (var (_, layer, _) in _layers)
        {
            features = features.Then(layer);
        }

        return features;
    }

    private void CheckImages(Tensor images)
    {
        var shape = images.shape;
        if (shape.Length != 4 || shape[1] != 3 || shape[2] != Height || shape[3] != Width)
        {
            throw new ArgumentException($"Expected images of shape (N, 3, {Height}, {Width}), got {Text.Shape(shape)}. {Remedy(shape)}");
        }

        if (!images.is_floating_point())
        {
            throw new ArgumentException($"Expected images of type Float32, got {images.dtype}. Preprocess them as the model's Preprocessing says.");
        }
    }

    private string Remedy(long[] shape) => shape switch
    {
        [_, var height, var width, 3] when height == Height && width == Width => "The channels come last; permute to (0, 3, 1, 2).",
        [3, var height, var width] when height == Height && width == Width => "The number of images is missing; call unsqueeze(0).",
        [_, 3, _, _] => $"Resize them to {Height}×{Width}, or build the model with Input({shape[2]}, {shape[3]}).",
        _ => "Batch and Preprocessing make images of that shape.",
    };
}
