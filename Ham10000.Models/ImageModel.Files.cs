using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.Models;

public sealed partial class ImageModel
{
    private TrainingSummary? _trainingSummary;

    /// <summary>How the model came to its weights. <c>Trainer.Fit</c> writes it, and it is saved with the model. Null for a model that was not trained, or whose file
    /// holds a summary that this version cannot read; saving the model keeps that text as it is.</summary>
    public TrainingSummary? TrainingSummary
    {
        get => _trainingSummary;
        set => (_trainingSummary, TrainingText) = (value, value?.ToJson());
    }

    /// <summary>The text of <see cref="TrainingSummary"/> in the file, readable or not.</summary>
    internal string? TrainingText { get; private set; }

    /// <summary>Saves the model to one safetensors file that needs nothing else to be used: weights, architecture, classes, preprocessing
    /// with the training set's statistics, what the backbone started from, and the version of this library.</summary>
    /// <remarks>The path holds the whole new file or, if anything fails, what it held before. The same model gives the same bytes.</remarks>
    /// <param name="path">The file, replaced if it exists. Missing folders are created.</param>
    /// <param name="precision">How it holds the weights. Default: all bits. In float16, kernels are rounded to 11 significant bits and below 6.1e-5 to multiples of
    /// 6e-8; probabilities change in the third digit at most, in the tests by less than 0.002.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such precision.</exception>
    /// <exception cref="InvalidOperationException">The model was never trained, so it has no classes and preprocessing.</exception>
    /// <exception cref="IOException">The file could not be written.</exception>
    public void Save(string path, WeightPrecision precision = WeightPrecision.Full)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!Enum.IsDefined(precision))
        {
            throw new ArgumentOutOfRangeException(nameof(precision), precision, $"Expected {nameof(WeightPrecision.Full)} or {nameof(WeightPrecision.Half)}.");
        }

        RequireTask();
        var metadata = new ModelFileMetadata(Spec, Labels, Preprocessing!, BackboneStart, TrainingText) { Patient = Patient, Calibration = Calibration };
        var blocks = state_dict().Select(entry => SafetensorsTensors.ToBlock(entry.Key, entry.Value, precision.TypeOf(entry.Value)));
        SafetensorsWriter.Write(path, blocks, metadata.ToDictionary());
    }

    /// <summary>Loads a model from a file that <see cref="Save(string, WeightPrecision)"/> wrote, or from a checkpoint of a fit. Safe for files from elsewhere: nothing in them is run, everything is checked.</summary>
    /// <param name="path">The file.</param>
    /// <param name="device">Where the model is wanted. Default: the CPU.</param>
    /// <param name="modules">What makes the modules that <see cref="LayerBuilder{TBuilder}.Module"/> put into it. Default: none, for a model without any.</param>
    /// <returns>The model in evaluation mode. The caller disposes it.</returns>
    /// <exception cref="ArgumentException">The model has a module that <paramref name="modules"/> does not make.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ModelFormatException">The file is damaged, cut short or not a model file, or holds infinities or NaN.</exception>
    public static ImageModel Load(string path, Device? device = null, ModuleFactories? modules = null)
    {
        using var file = SafetensorsFile.Open(path);
        var metadata = ModelFileMetadata.Read(file);
        CheckSize(metadata.Spec, file);
        modules ??= ModuleFactories.None;
        CheckModules(path, modules.MissingFor(metadata.Spec));
        ImageModel? model = null;
        try
        {
            model = Restore(metadata.Spec, modules);
            model.LoadWeights(file);
            model.RestoreTask(metadata.Labels, metadata.Preprocessing, metadata.Patient);
            model.BackboneStart = metadata.BackboneStart;
            model.RestoreTrainingSummary(metadata.TrainingSummary);
            model.Calibration = metadata.Calibration;
            model.eval();
            return device is null ? model : model.to(device);
        }
        catch (Exception e)
        {
            model?.Dispose();
            if (e is ArgumentException or InvalidOperationException)
            {
                throw new ModelFormatException(path, $"{path}: the parts of the model do not fit together: {e.Message}", e);
            }

            throw;
        }
    }

    private void LoadWeights(SafetensorsFile file)
    {
        if (file.Metadata.ContainsKey(CheckpointKey))
        {
            if (!HashingStream.IsWhole(file.Path))
            {
                throw new ModelFormatException(file.Path, $"{file.Path} is a checkpoint whose checksum does not match its content, so it was damaged or cut short. Use the one before it.", null);
            }

            CopyCheckpoint(file);
        }
        else
        {
            CheckNothingElse(WeightLoader.Load(this, file, strict: true, Spec.Name));
        }
    }

    private static ImageModel Restore(ModelSpec spec, ModuleFactories modules)
    {
        using var randomState = spec.Layers.Modules().Any() ? new TorchRandomState() : null;
        return Empty(spec, modules);
    }

    private static void CheckModules(string path, IReadOnlyList<string> missing)
    {
        if (missing.Count > 0)
        {
            throw new ArgumentException($"{path} needs what makes {(missing.Count == 1 ? "its module" : "its modules")} {string.Join(", ", missing.Select(Text.Quote))}, since a file holds weights and no code. "
                + $"Pass it: Load(path, modules: new() {{ {string.Join(", ", missing.Select(name => $"[\"{Text.Shorten(name)}\"] = () => new ...()"))} }}).");
        }
    }

    private void RestoreTrainingSummary(string? text)
    {
        TrainingSummary = text is null ? null : Models.TrainingSummary.FromJson(text);
        TrainingText = text;
    }

    // A small file must not be able to ask for a large network.
    private static void CheckSize(ModelSpec spec, SafetensorsFile file)
    {
        var needed = spec.LeastParameters();
        var found = file.Entries.Sum(entry => entry.ElementCount);
        if (needed > found)
        {
            throw new ModelFormatException(file.Path, $"{file.Path}: the layers of {Text.Shorten(spec.Name)} have at least {needed:N0} weights, and the file holds {found:N0}. "
                + "It was cut short or put together from two files.", null);
        }
    }

    private static void CheckNothingElse(WeightReport report)
    {
        if (report.Unexpected.Count > 0)
        {
            throw new ModelFormatException(report.Path, $"{report.Path} holds weights that its specification does not name: {Text.List(report.Unexpected)}. "
                + "It was put together from two files.", null);
        }
    }
}
