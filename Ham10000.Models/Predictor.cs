using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>Classifies images with a trained model, by the preprocessing that the model was trained with. Thread-safe.</summary>
/// <remarks>Images are decoded and resized on the caller's thread; the network itself runs one call at a time, on all of torch's threads.</remarks>
public sealed partial class Predictor : IDisposable
{
    // More values than any published network makes of an image: a file that asks for them has not earned a run that nobody asked for.
    private const long LargestWarmUp = 1 << 28;

    private readonly Lock _gate = new();
    private readonly ImageModel _model;
    private readonly bool _ownsModel;
    private readonly LabelSchema _labels;
    private readonly Preprocessing _preprocessing;
    private readonly ViewRunner _runner;
    private bool _disposed;

    /// <summary>Predicts with a model in memory, which stays the caller's to dispose and must not be trained meanwhile.</summary>
    /// <param name="model">A model that knows its classes and preprocessing: trained, or loaded.</param>
    /// <param name="views">Which views of each image the model is asked about, to take the mean of its answers. Default: the image as it is.</param>
    /// <exception cref="InvalidOperationException">The model was never trained, or reconstructs images and predicts no class.</exception>
    /// <exception cref="ArgumentException">A setting of <paramref name="views"/> is out of range.</exception>
    public Predictor(ImageModel model, TestTimeAugmentation? views = null)
        : this(model, views, ownsModel: false)
    {
    }

    private Predictor(ImageModel model, TestTimeAugmentation? views, bool ownsModel)
    {
        ArgumentNullException.ThrowIfNull(model);
        views ??= TestTimeAugmentation.None;
        if (string.Join(' ', views.Problems()) is { Length: > 0 } problems)
        {
            throw new ArgumentException(problems, nameof(views));
        }

        model.RequireTask();
        if (!model.Objective.PredictsClasses)
        {
            throw new InvalidOperationException($"{model.Spec.Name} reconstructs images and predicts no class. Load it with ImageModel.Load and call its Reconstruct.");
        }

        _model = model;
        _ownsModel = ownsModel;
        _labels = model.Labels!;
        _preprocessing = model.Preprocessing!;
        _runner = new ViewRunner(model, views);
    }

    /// <summary>The target and its classes.</summary>
    public LabelSchema Labels => _labels;

    /// <summary>Loads a model file and runs it once, so that the first prediction is as fast as the next.</summary>
    /// <param name="path">A file that <see cref="ImageModel.Save(string, WeightPrecision)"/> wrote.</param>
    /// <param name="device">Where the model runs. Default: the CPU.</param>
    /// <param name="modules">What makes the modules of your own in it. Default: none, for a model without any.</param>
    /// <param name="views">Which views of each image the model is asked about, to take the mean of its answers. Default: the image as it is.</param>
    /// <returns>The predictor. The caller disposes it.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ModelFormatException">The file is damaged or not a model file.</exception>
    /// <exception cref="ArgumentException">The model has a module that <paramref name="modules"/> does not make, or a setting of <paramref name="views"/> is out of range.</exception>
    /// <exception cref="InvalidOperationException">The model reconstructs images and predicts no class.</exception>
    public static Predictor Load(string path, Device? device = null, ModuleFactories? modules = null, TestTimeAugmentation? views = null)
    {
        var predictor = Owner(ImageModel.Load(path, device, modules), views);
        try
        {
            if (predictor._model.Layers.Sum(layer => layer.OutputShape.Count) <= LargestWarmUp)
            {
                predictor.Predict(new RgbImage(1, 1, new byte[RgbImage.Channels]));
            }

            return predictor;
        }
        catch
        {
            predictor.Dispose();
            throw;
        }
    }

    /// <summary>Classifies an image file.</summary>
    /// <param name="path">A JPEG or PNG file.</param>
    /// <param name="patient">What is known of the patient, for a model that joins it. Default: nothing.</param>
    /// <returns>The probabilities.</returns>
    /// <exception cref="DatasetFormatException">The file is not an image, or is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public Prediction Predict(string path, PatientFacts? patient = null) => Predict(ImageDecoder.Decode(path), patient);

    /// <summary>Classifies the content of an image file.</summary>
    /// <param name="file">All bytes of a JPEG or PNG file.</param>
    /// <param name="patient">What is known of the patient, for a model that joins it. Default: nothing.</param>
    /// <returns>The probabilities.</returns>
    /// <exception cref="DatasetFormatException">The bytes are not an image, or are damaged.</exception>
    public Prediction Predict(ReadOnlySpan<byte> file, PatientFacts? patient = null) => Predict(ImageDecoder.Decode(file), patient);

    /// <summary>Classifies an image that a stream holds from its position to its end.</summary>
    /// <param name="stream">A JPEG or PNG file.</param>
    /// <param name="patient">What is known of the patient, for a model that joins it. Default: nothing.</param>
    /// <returns>The probabilities.</returns>
    /// <exception cref="DatasetFormatException">The bytes are not an image, or are damaged.</exception>
    public Prediction Predict(Stream stream, PatientFacts? patient = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var file = new MemoryStream();
        stream.CopyTo(file);
        return Predict(file.GetBuffer().AsSpan(0, (int)file.Length), patient);
    }

    /// <summary>Classifies a decoded image.</summary>
    /// <param name="image">The image, of any size.</param>
    /// <param name="patient">What is known of the patient, for a model that joins it. Default: nothing.</param>
    /// <returns>The probabilities.</returns>
    /// <exception cref="ArgumentException">A fact is none, such as a site that the model does not know, or the model takes images alone.</exception>
    public Prediction Predict(RgbImage image, PatientFacts? patient = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        return PredictBatch([image], [patient])[0];
    }

    /// <summary>Frees the model, if <see cref="Load"/> made it, once no prediction is running.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _runner.Dispose();
            if (!_disposed && _ownsModel)
            {
                _model.Dispose();
            }

            _disposed = true;
        }
    }

    private static Predictor Owner(ImageModel model, TestTimeAugmentation? views)
    {
        try
        {
            return new Predictor(model, views, ownsModel: true);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    private Prediction[] PredictBatch(RgbImage[] images, PatientFacts?[] patients, Preprocessing? preprocessing = null)
    {
        using var batch = BatchOf(images, patients, preprocessing ?? _preprocessing);
        var probabilities = Run(batch);
        var rule = _model.Calibration.Decision;
        return [.. Enumerable.Range(0, images.Length).Select(i => new Prediction(_labels, probabilities.AsSpan(i * _labels.ClassCount, _labels.ClassCount), rule))];
    }

    private Batch BatchOf(RgbImage[] images, PatientFacts?[] patients, Preprocessing preprocessing) =>
        _model.Patient is { } encoder ? Batch.FromImages(images, preprocessing, encoder, patients)
        : Array.TrueForAll(patients, facts => facts is null) ? Batch.FromImages(images, preprocessing)
        : throw new ArgumentException($"{_model.Spec.Name} takes images alone, and was given facts about a patient. Leave them out, or train a model with JoinPatient.");

    private float[] Run(Batch batch)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var wasTraining = _model.training;
            if (wasTraining)
            {
                _model.eval();
            }

            try
            {
                using var scope = NewDisposeScope();
                using var mode = inference_mode();
                var probabilities = _model.Probabilities(_runner.Forward(batch)).cpu().contiguous().data<float>().ToArray();
                return Array.TrueForAll(probabilities, float.IsFinite) ? probabilities
                    : throw new InvalidOperationException($"{_model.Spec.Name} gave probabilities that are not numbers: its weights have grown beyond measure. Use a model from before that.");
            }
            finally
            {
                if (wasTraining)
                {
                    _model.train();
                }
            }
        }
    }
}
