using System.Globalization;

namespace Ham10000.Training;

/// <summary>Settings for a part of the model, chosen by the beginning of its layers' names.</summary>
/// <param name="Prefix">The beginning of a layer's name as <c>ImageModel.Layers</c> shows it (<c>conv_pw_10</c>, <c>dense</c>), or of a parameter's name in the state
/// dict (<c>backbone.</c>, <c>layers.dense.weight</c>). Upper and lower case count.</param>
public sealed record OptimizerPart(string Prefix)
{
    /// <summary>The backbone.</summary>
    public static OptimizerPart Backbone { get; } = new("backbone.");

    /// <summary>The layers behind the backbone, or all layers of a model without one.</summary>
    public static OptimizerPart Head { get; } = new("layers.");

    /// <summary>The part's learning rate over the optimiser's, all through the fit: a schedule multiplies both alike. At least 0. Default 1.</summary>
    public double LearningRateFactor { get; init; } = 1;

    /// <summary>The part's weight decay. Null, the default, takes the optimiser's.</summary>
    public double? WeightDecay { get; init; }

    /// <summary>What is wrong with these settings; empty if nothing is.</summary>
    internal IEnumerable<string> Problems()
    {
        if (string.IsNullOrEmpty(Prefix))
        {
            yield return "Optimizer.Parts holds a part without a prefix. Expected the beginning of a layer's name, such as 'backbone.'.";
        }

        if (!(LearningRateFactor >= 0) || !double.IsFinite(LearningRateFactor))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Optimizer.Parts['{Prefix}'].LearningRateFactor is {LearningRateFactor}. Expected a finite number of at least 0.");
        }

        if (WeightDecay is { } decay && (!(decay >= 0) || !double.IsFinite(decay)))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Optimizer.Parts['{Prefix}'].WeightDecay is {decay}. Expected a finite number of at least 0, or null for the optimiser's.");
        }
    }
}
