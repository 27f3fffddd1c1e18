using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.Models;

public sealed partial class ImageModel
{
    /// <summary>What the training wrote about itself, such as epochs and scores, as JSON or any text; saved with the model. Default: null.</summary>
    public string? TrainingSummary { get; set; }

    /// <summary>Saves the model to one safetensors file that needs nothing else to be used: weights, architecture, classes, preprocessing
    /// with the training set's statistics, what the backbone started from, and the version of this library.</summary>
    /// <remarks>The path holds the whole new file or, if anything fails, what it held before. The same model gives the same bytes.</remarks>
    /// <param name="path">The file, replaced if it exists. Missing folders are created.</param>
    /// <exception cref="InvalidOperationException">The model was never trained, so it has no classes and preprocessing.</exception>
    /// <exception cref="IOException">The file could not be written.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        RequireTask();
        var metadata = new ModelFileMetadata(Spec, Labels, Preprocessing!, BackboneStart, TrainingSummary) { Patient = Patient };
        Safetensors.Write(path, state_dict(), metadata.ToDictionary());
    }

    /// <summary>Loads a model from a file that <see cref="Save"/> wrote. Safe for files from elsewhere: nothing in them is run, everything is checked.</summary>
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
            CheckNothingElse(WeightLoader.Load(model, file, strict: true, metadata.Spec.Name));
            model.RestoreTask(metadata.Labels, metadata.Preprocessing, metadata.Patient);
            model.BackboneStart = metadata.BackboneStart;
            model.TrainingSummary = metadata.TrainingSummary;
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

    // A small file must not be able to ask for a large network.
    private static void CheckSize(ModelSpec spec, SafetensorsFile file)
    {
        var needed = LeastParameters(spec);
        var found = file.Entries.Sum(entry => entry.ElementCount);
        if (needed > found)
        {
            throw new ModelFormatException(file.Path, $"{file.Path}: the layers of {Text.Shorten(spec.Name)} have at least {needed:N0} weights, and the file holds {found:N0}. "
                + "It was cut short or put together from two files.", null);
        }
    }

    private static Int128 LeastParameters(ModelSpec spec) => spec.Layers.LeastParameters(spec.HeadInputShape())
        + (spec.Backbone is null ? 0 : BackboneCatalogue.Of(spec.Backbone).ParameterCount);

    private static void CheckNothingElse(WeightReport report)
    {
        if (report.Unexpected.Count > 0)
        {
            throw new ModelFormatException(report.Path, $"{report.Path} holds weights that its specification does not name: {Text.List(report.Unexpected)}. "
                + "It was put together from two files.", null);
        }
    }
}
