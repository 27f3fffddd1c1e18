using Ham10000.Dataset;
using Ham10000.Models;
using TorchSharp;

namespace Ham10000.Training.Internals;

/// <summary>What the options are checked against.</summary>
internal sealed record FitFacts
{
    internal required int TrainingImages { get; init; }

    /// <summary>Training images per class; null where they play no part.</summary>
    internal IReadOnlyList<int>? ClassCounts { get; init; }

    internal int? ValidationImages { get; init; }

    internal bool SameLabels { get; init; } = true;

    /// <summary>The name of a model that reconstructs and so has no accuracies; null for one that predicts classes.</summary>
    internal string? Reconstructor { get; init; }

    /// <summary>The training set, for what is made of it; null where it plays no part.</summary>
    internal ImageSet? Training { get; init; }

    /// <summary>What the training set predicts; null where it plays no part.</summary>
    internal LabelSchema? Labels { get; init; }

    /// <summary>The names of the model's parameters; null where they play no part.</summary>
    internal IReadOnlyList<ParameterName>? ParameterNames { get; init; }

    /// <summary>Where the model is.</summary>
    internal DeviceType DeviceType { get; init; } = DeviceType.CPU;

    /// <summary>Says what keeps a model from training certain layers; null where it plays no part.</summary>
    internal Func<TrainedLayers, string?>? LayersProblem { get; init; }

    internal int Height { get; init; } = 100;

    internal int Width { get; init; } = 125;

    internal bool HasTrainableParameters { get; init; } = true;

    internal bool IsEnsemble { get; init; }

    /// <summary>Whether the model is on the CPU.</summary>
    internal bool IsOnCpu { get; init; } = true;

    /// <summary>What a model that was trained before holds; null for a new model.</summary>
    internal Preprocessing? TrainedWith { get; init; }

    internal static FitFacts Of(ImageModel model, ImageSet training, ImageSet? validation) => new()
    {
        TrainingImages = training.Count,
        ClassCounts = training.ClassCounts,
        ValidationImages = validation?.Count,
        Reconstructor = model.Spec.Reconstructs ? model.Spec.Name : null,
        Training = training,
        Labels = training.Labels,
        ParameterNames = ParameterName.Of(model),
        DeviceType = model.Device.type,
        LayersProblem = layers => ProblemOf(model, layers),
        SameLabels = validation is null || model.Spec.Reconstructs || validation.Labels.Equals(training.Labels),
        Height = model.Height,
        Width = model.Width,
        HasTrainableParameters = model.TrainableParameterCount > 0,
        IsOnCpu = model.Device.type == TorchSharp.DeviceType.CPU,
        IsEnsemble = model.Spec.Members.Count > 0,
        TrainedWith = model.HasTrained ? model.Preprocessing : null,
    };

    // Tried on the model itself, which alone knows its layers, and taken back.
    private static string? ProblemOf(ImageModel model, TrainedLayers layers)
    {
        var before = model.Spec;
        try
        {
            layers.Apply(model);
            return model.TrainableParameterCount > 0 ? null : $"Layers are {layers}, and those have no parameters. Thaw others.";
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return e.Message;
        }
        finally
        {
            model.Refreeze(before);
        }
    }
}
