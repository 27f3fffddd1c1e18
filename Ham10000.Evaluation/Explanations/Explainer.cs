using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Evaluation;

/// <summary>Shows what in an image spoke for the class that a model gave it.</summary>
/// <remarks>The model runs in evaluation mode and is left as it was: its mode, its parameters, their gradients and whether they are frozen, its calibration. A model that is in evaluation
/// mode may explain on several threads at once.</remarks>
public static partial class Explainer
{
    /// <summary>Explains what a model says of a decoded image.</summary>
    /// <param name="model">A model that knows its classes and preprocessing: trained, or loaded.</param>
    /// <param name="image">The image, of any size.</param>
    /// <param name="options">Null for the defaults: Grad-CAM, or occlusion where there are no feature maps, of the predicted class.</param>
    /// <param name="patient">What is known of the patient, for a model that joins it. Default: nothing.</param>
    /// <param name="cancellationToken">Stops with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">An option is out of range, names no class or layer of the model, or asks for the true class, which an image alone does not have; or a fact about
    /// the patient is none, or the model takes images alone.</exception>
    /// <exception cref="InvalidOperationException">The model was never trained, reconstructs images and predicts no class, or gives values that are not numbers; or no gradient reaches the layer.</exception>
    public static Explanation Explain(
        ImageModel model, RgbImage image, ExplanationOptions? options = null, PatientFacts? patient = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        options = Checked(model, options);
        CheckPatient(model, patient);
        if (options.Class.IsActual)
        {
            throw new ArgumentException("Class is the true class, which an image alone does not have. Name the class, or explain an image of a set.", nameof(options));
        }

        using var pass = new ExplanationPass(model, options, imageCount: 1);
        return pass.Run([new ImageToExplain(image, patient, IndexOf(model, options.Class), "the image")], cancellationToken)[0];
    }

    /// <summary>Explains what a model says of an image file.</summary>
    /// <param name="model">A model that knows its classes and preprocessing.</param>
    /// <param name="path">A JPEG or PNG file.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="patient">What is known of the patient, for a model that joins it. Default: nothing.</param>
    /// <param name="cancellationToken">Stops with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="DatasetFormatException">The file is not an image, or is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="ArgumentException">As of an image.</exception>
    /// <exception cref="InvalidOperationException">As of an image.</exception>
    public static Explanation Explain(
        ImageModel model, string path, ExplanationOptions? options = null, PatientFacts? patient = null, CancellationToken cancellationToken = default) =>
        Explain(model, ImageDecoder.Decode(path), options, patient, cancellationToken);

    /// <summary>The layers whose feature maps can be weighed, in order: the last of each step of the backbone, then the layers behind it up to the flattening or pooling. Layers inside a block are none.</summary>
    /// <param name="model">The model.</param>
    /// <returns>Names as in <see cref="ImageModel.Layers"/>; empty for a network without feature maps.</returns>
    public static IReadOnlyList<string> LayersOf(ImageModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return [.. model.FeaturePlaces().Select(place => place.Name)];
    }

    internal static ExplanationOptions Checked(ImageModel model, ExplanationOptions? options)
    {
        ArgumentNullException.ThrowIfNull(model);
        options ??= new ExplanationOptions();
        options.Validate(nameof(options));
        model.RequireTask();
        return model.Objective.PredictsClasses ? options
            : throw new InvalidOperationException($"{model.Spec.Name} reconstructs images and predicts no class, so there is none to explain. Compare its images with ImageModel.Reconstruct.");
    }

    private static void CheckPatient(ImageModel model, PatientFacts? patient)
    {
        if (patient is null)
        {
            return;
        }

        if (model.Patient is not { } encoder)
        {
            throw new ArgumentException($"{model.Spec.Name} takes images alone, and was given facts about a patient. Leave them out, or train a model with JoinPatient.", nameof(patient));
        }

        encoder.RequireKnownTexts(patient);
    }

    private static int? IndexOf(ImageModel model, ExplainedClass choice) => choice.Name is { } name ? IndexOf(model, name) : null;

    internal static int IndexOf(ImageModel model, string name)
    {
        var classes = model.Labels!.ClassNames;
        var index = Enumerable.Range(0, classes.Count).FirstOrDefault(i => classes[i] == name, -1);
        return index >= 0 ? index : throw new ArgumentException($"{model.Spec.Name} has no class '{name}'. Expected one of {string.Join(", ", classes)}.");
    }
}
