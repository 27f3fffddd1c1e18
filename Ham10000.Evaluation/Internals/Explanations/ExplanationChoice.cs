using Ham10000.Models;

namespace Ham10000.Evaluation;

/// <summary>Which method a model is explained by, and at which of its layers.</summary>
internal static class ExplanationChoice
{
    // More names than this help nobody.
    private const int MostNames = 8;

    /// <summary>The place whose maps are weighed; null where windows are covered instead.</summary>
    /// <exception cref="ArgumentException">There is no such layer, or the method needs feature maps and there are none.</exception>
    public static FeaturePlace? PlaceOf(ImageModel model, ExplanationOptions options)
    {
        if (options.Method == ExplanationMethod.Occlusion)
        {
            return null;
        }

        var places = model.FeaturePlaces();
        if (options.Layer is { } name)
        {
            return places.FirstOrDefault(place => place.Name == name) ?? throw new ArgumentException(Unknown(model, places, name), nameof(options));
        }

        var found = places.LastOrDefault(place => place.HasPlaces && !place.OnlyReduces);
        return found is not null || options.Method == ExplanationMethod.Auto ? found
            : throw new ArgumentException($"{model.Spec.Name} has no feature maps of more than one value, which {options.Method} weighs. Take ExplanationMethod.Occlusion, or Auto.", nameof(options));
    }

    private static string Unknown(ImageModel model, IReadOnlyList<FeaturePlace> places, string name)
    {
        if (places.Count == 0)
        {
            return $"Layer is '{name}', and {model.Spec.Name} has no feature maps. Leave it out, or take ExplanationMethod.Occlusion.";
        }

        var isLayer = model.Layers.Any(layer => layer.Name == name);
        var names = string.Join(", ", places.Reverse().Take(MostNames).Select(place => place.Name));
        return $"Layer is '{name}', {(isLayer ? $"which lies inside a block of {model.Spec.Name} or gives out no feature maps" : $"and {model.Spec.Name} has no layer of that name")}. "
            + $"Expected one of {(places.Count > MostNames ? $"{places.Count}, from the last on {names}, ...; Explainer.LayersOf lists all" : names)}.";
    }
}
