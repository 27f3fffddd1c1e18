using Ham10000.Models;

namespace Ham10000.Evaluation;

/// <summary>Which method a model is explained by, and at which of its layers.</summary>
internal static class ExplanationChoice
{
    // More names than this help nobody.
    private const int MostNames = 8;

    /// <summary>What makes the maps.</summary>
    /// <exception cref="ArgumentException">There is no such layer, the method needs feature maps and there are none, or windows do not fit.</exception>
    public static IMapSource Of(ImageModel model, ExplanationOptions options)
    {
        var method = options.Method == ExplanationMethod.Auto ? ExplanationMethod.GradCam : options.Method;
        if (options.Method == ExplanationMethod.Occlusion)
        {
            return Occlusion(model, options);
        }

        var members = model.EnsembleMembers;
        if (members.Count == 0)
        {
            return PlaceOf(model, options) is { } place ? new GradientSource(model, place, method, options.Score) : Occlusion(model, options);
        }

        if (options.Layer is { } layer)
        {
            throw new ArgumentException($"Layer is '{layer}', and {model.Spec.Name} is an ensemble, whose members have layers of their own. Leave it out.", nameof(options));
        }

        var places = members.Select(member => PlaceOf(member.Model, options)).ToList();
        return places.Contains(null) ? Occlusion(model, options)
            : new EnsembleSource(model, [.. members.Zip(places, static (member, place) => (member, place!))], method, options.Score);
    }

    private static OcclusionSource Occlusion(ImageModel model, ExplanationOptions options) =>
        new(model, OcclusionWindows.Of(options, model.Height, model.Width, nameof(options)), options);

    // Null where there is none and the caller leaves the method to us.
    private static FeaturePlace? PlaceOf(ImageModel model, ExplanationOptions options)
    {
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
