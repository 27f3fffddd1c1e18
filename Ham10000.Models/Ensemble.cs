using Ham10000.Dataset;
using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>Makes one model of several that answer the same question: it says the mean of their probabilities.</summary>
/// <example><code>
/// using var ensemble = Ensemble.Of([first, second, third]);
/// ensemble.Save("ensemble.safetensors");
/// </code></example>
public static class Ensemble
{
    /// <summary>Makes an ensemble, which is a model like any other: it is saved, loaded, evaluated, exported and predicts. Only trained it is not: train its members.</summary>
    /// <remarks>
    /// The members' weights are copied, so that both can be disposed and changed on their own. Each member's probabilities are taken at its own
    /// temperature; its decision rule is left behind, because it was fitted to other probabilities: fit one to the ensemble and set its
    /// <see cref="ImageModel.Calibration"/>. Members that were trained with other statistics get the images standardised as in their training.
    /// Members that join patient data share one encoder; members of images alone may stand beside them.
    /// </remarks>
    /// <param name="models">At least two models with the same labels, image size and preprocessing, but for mean and deviation.</param>
    /// <param name="weights">How much each counts, above 0, in any unit; null for all the same.</param>
    /// <param name="name">The name in summaries and tables. Default <c>Ensemble</c>.</param>
    /// <returns>The model, in evaluation mode, where the first member is. The caller disposes it.</returns>
    /// <exception cref="ArgumentException">The models do not go together; the message names which and why.</exception>
    /// <exception cref="InvalidOperationException">A model was never trained.</exception>
    public static ImageModel Of(IReadOnlyList<ImageModel> models, IReadOnlyList<double>? weights = null, string name = nameof(Ensemble))
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        EnsembleRules.Problems(models, weights).ThrowIfAny("The ensemble");
        var first = models[0];
        var total = weights?.Sum() ?? models.Count;
        var spec = new ModelSpec
        {
            Name = name,
            Height = first.Height,
            Width = first.Width,
            Layers = [new EnsembleSpec([.. models.Select((model, i) => Member(model, first, (weights?[i] ?? 1) / total))])],
        };
        var ensemble = ImageModel.Empty(spec, models.Aggregate(ModuleFactories.None, static (all, model) => all.With(model.Modules)));
        try
        {
            Fill(ensemble, models);
            return ensemble.to(first.Device);
        }
        catch
        {
            ensemble.Dispose();
            throw;
        }
    }

    private static void Fill(ImageModel ensemble, IReadOnlyList<ImageModel> models)
    {
        using var nothing = no_grad();
        var targets = ensemble.modules().OfType<EnsembleMemberLayer>().ToList();
        for (var i = 0; i < models.Count; i++)
        {
            targets[i].Model.CopyWeights(models[i]);
        }

        ensemble.RestoreTask(models[0].Labels!, models[0].Preprocessing!, models.FirstOrDefault(model => model.Patient is not null)?.Patient);
        ensemble.BackboneStart = models.Select(model => model.BackboneStart).Distinct().Count() == 1 ? models[0].BackboneStart : WeightsOrigin.None;
        ensemble.TrainingSummary = models.All(model => model.TrainingSummary is null) ? null : new TrainingSummary { Members = [.. models.Select(model => model.TrainingSummary)] };
        ensemble.eval();
    }

    private static EnsembleMember Member(ImageModel model, ImageModel first, double weight) => new(
        model.Spec, weight, model.Calibration.Temperature, InputCorrection.Between(first.Preprocessing!.Standardization, model.Preprocessing!.Standardization));
}
