using static TorchSharp.torch;

namespace Ham10000.Models;

public sealed partial class ImageModel
{
    private ModelCalibration _calibration = ModelCalibration.None;

    /// <summary>The temperature of the probabilities and how a class is decided on. Default: none. Saved with the model; applied by <see cref="Probabilities"/>, so by
    /// <see cref="Predictor"/> and the evaluator, and by the ONNX export. <c>Trainer.Fit</c> resets it, because it belongs to the weights it was fitted to.</summary>
    /// <exception cref="ArgumentException">A temperature or threshold is out of range, or a threshold names no class of the model.</exception>
    /// <exception cref="InvalidOperationException">The model has no classes: it was never trained, or it reconstructs images.</exception>
    public ModelCalibration Calibration
    {
        get => _calibration;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (!value.IsNone)
            {
                RequireTask();
                value.Validate(Labels ?? throw new InvalidOperationException($"{Spec.Name} reconstructs images and predicts no class, so it has no probabilities to calibrate."));
            }

            _calibration = value;
        }
    }

    /// <summary>Logits divided by the temperature of <see cref="Calibration"/>: those whose softmax or sigmoid the probabilities are. A loss that is to be
    /// the cross entropy of these probabilities takes them.</summary>
    /// <param name="logits">What <see cref="Forward(Ham10000.Dataset.Batch)"/> gave.</param>
    /// <returns>A tensor of the same shape, which the caller disposes too.</returns>
    public Tensor CalibratedLogits(Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        return Calibration.Temperature == 1 ? logits.alias() : logits / Calibration.Temperature;
    }

    private OnnxValue ExportCalibration(OnnxValue logits) => Calibration.Temperature == 1 ? logits : logits.Then("Div", (float)Calibration.Temperature);
}
