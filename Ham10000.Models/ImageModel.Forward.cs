using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models;

public sealed partial class ImageModel
{
    /// <summary>Runs the model on a batch, on the model's device.</summary>
    /// <param name="batch">Preprocessed images of the model's size. It must not be disposed before the gradients are computed.</param>
    /// <returns>float32 logits (N, <see cref="Outputs"/>), or images (N, 3, H, W) of a model that reconstructs. The caller disposes them.</returns>
    /// <exception cref="ArgumentException">The images have another size, or the batch lacks the patient data that the model joins.</exception>
    public Tensor Forward(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        using var images = BatchTensors.Images(batch, Device);
        using var patient = PatientOf(batch);
        var logits = patient is null ? call(images) : Forward(images, patient);
        return logits.dtype == ScalarType.Float32 ? logits : logits.Then(static x => x.to_type(ScalarType.Float32));
    }

    /// <summary>Class probabilities of logits that <see cref="Forward(Batch)"/> gave, at the temperature of <see cref="Calibration"/>. Trainer, Evaluator and Predictor
    /// get them here.</summary>
    /// <param name="logits">float32 (N, <see cref="Outputs"/>).</param>
    /// <returns>float32 (N, K) with rows that sum to 1, in the order of <see cref="Labels"/>; K = 2 for binary labels. The caller disposes it.</returns>
    /// <exception cref="ArgumentException">The shape is another.</exception>
    /// <exception cref="InvalidOperationException">The model does not know its classes yet, or reconstructs and has none.</exception>
    public Tensor Probabilities(Tensor logits)
    {
        using var calibrated = CalibratedLogits(logits);
        return Objective.Probabilities(calibrated);
    }

    /// <summary>Runs the model on images.</summary>
    /// <param name="input">Preprocessed images, float32 (N, 3, <see cref="Height"/>, <see cref="Width"/>), on the model's device. Memory
    /// in NHWC order is fastest.</param>
    /// <returns>Logits (N, <see cref="Outputs"/>), or images of the input's shape. The caller disposes them.</returns>
    /// <exception cref="ArgumentException">The images have another shape or type.</exception>
    /// <exception cref="InvalidOperationException">The model joins patient data, which images alone do not hold.</exception>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Spec.PatientColumns == PatientColumns.None ? Run(input, null) : throw new InvalidOperationException(
            $"{Spec.Name} joins {Spec.PatientColumns} of the patient to the image, which images alone do not hold. Call Forward with a batch that has them, or with a second tensor.");
    }

    /// <summary>Runs a model that joins patient data on images and the patients' values.</summary>
    /// <param name="images">Preprocessed images, float32 (N, 3, <see cref="Height"/>, <see cref="Width"/>), on the model's device.</param>
    /// <param name="patient">What <see cref="Patient"/> makes of what is known, float32 (N, P), on the same device.</param>
    /// <returns>Logits (N, <see cref="Outputs"/>). The caller disposes them.</returns>
    /// <exception cref="ArgumentException">The images or the values have another shape or type.</exception>
    /// <exception cref="InvalidOperationException">The model takes images alone.</exception>
    public Tensor Forward(Tensor images, Tensor patient)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(patient);
        if (Spec.PatientColumns == PatientColumns.None)
        {
            throw new InvalidOperationException($"{Spec.Name} takes images alone. Leave the patient data out, or build the model with JoinPatient.");
        }

        var length = PatientEncoder.LengthOf(Spec.PatientColumns);
        if (patient.shape is not [var count, var values] || count != images.size(0) || values != length || !patient.is_floating_point())
        {
            throw new ArgumentException($"Expected patient data of type Float32 and shape ({images.size(0)}, {length}), got {patient.dtype} {Text.Shape(patient.shape)}. PatientEncoder.Encode makes its rows.");
        }

        return Run(images, patient);
    }

    private Tensor Run(Tensor input, Tensor? patient)
    {
        CheckImages(input);
        HasTrained |= training && is_grad_enabled();
        var features = InComputeType(input);
        return RunLayers(0, _backbone is null ? features : features.Then(_backbone), patient);
    }

    /// <summary>Runs the layers behind the backbone from one on; disposes what goes into them.</summary>
    internal Tensor RunLayers(int first, Tensor features, Tensor? patient)
    {
        for (var i = first; i < _layers.Count;)
        {
            var fused = FusedLayers.Run(_layers, i, ref features);
            features = fused > 0 ? features : RunLayer(_layers[i].Module, features, patient);
            i += Math.Max(1, fused);
        }

        return features;
    }

    private static Tensor RunLayer(LayerModule layer, Tensor features, Tensor? patient) =>
        patient is not null && layer is IPatientLayer join ? Join(join, features, patient) : features.Then(layer);

    // On its own, since the function that it passes on would otherwise cost every layer an object.
    private static Tensor Join(IPatientLayer layer, Tensor features, Tensor patient) => features.Then(x => layer.Join(x, patient));

    /// <summary>What the batch holds of the patients; null if the model takes images alone.</summary>
    internal Tensor? PatientOf(Batch batch)
    {
        if (Spec.PatientColumns == PatientColumns.None)
        {
            return null;
        }

        var length = PatientEncoder.LengthOf(Spec.PatientColumns);
        return batch.PatientLength == length ? BatchTensors.Patient(batch, Device) : throw new ArgumentException(
            $"{Spec.Name} joins {Spec.PatientColumns} of the patient, {length} values per image, and the batch has {batch.PatientLength}. "
            + "Load it with LoaderOptions.Patient, or make it with Batch.FromImages of images and patients, by the model's own Patient.");
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
