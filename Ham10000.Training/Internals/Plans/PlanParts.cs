using Ham10000.Models;

namespace Ham10000.Training.Internals;

/// <summary>The parts of a model, for a plan.</summary>
internal static class PlanParts
{
    private const string BackbonePath = "backbone.";

    internal static IEnumerable<PlannedPart> Of(ImageModel model)
    {
        var layers = model.Layers.Skip(1).ToList();
        var ofBackbone = layers.Where(layer => layer.Path.StartsWith(BackbonePath, StringComparison.Ordinal)).ToList();
        if (ofBackbone.Count > 0)
        {
            yield return Part("backbone", ofBackbone);
        }

        yield return Part("own layers", [.. layers.Except(ofBackbone)]);
    }

    private static PlannedPart Part(string name, List<LayerInfo> layers) => new(
        name, layers.Count, layers.Sum(layer => layer.ParameterCount), layers.Sum(layer => layer.TrainableParameterCount), layers.Find(layer => layer.TrainableParameterCount > 0)?.Name);
}
