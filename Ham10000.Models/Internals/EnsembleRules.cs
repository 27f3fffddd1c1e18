using Ham10000.Dataset;

namespace Ham10000.Models;

/// <summary>Which models go together in an ensemble.</summary>
internal static class EnsembleRules
{
    /// <summary>Everything that keeps these models apart, each with the models it is about.</summary>
    public static IEnumerable<string> Problems(IReadOnlyList<ImageModel> models, IReadOnlyList<double>? weights)
    {
        if (models.Count < 2 || models.Any(model => model is null))
        {
            return [models.Count < 2 ? $"it has {models.Count} model(s); expected at least 2" : $"model {models.ToList().IndexOf(null!) + 1} is null"];
        }

        foreach (var model in models)
        {
            model.RequireTask();
        }

        // Further comparisons are with the first.
        if (models.FirstOrDefault(model => model.Labels is null) is { } unlabelled)
        {
            return [$"model {models.ToList().IndexOf(unlabelled) + 1}, {Text.Shorten(unlabelled.Spec.Name)}, reconstructs images and predicts no class"];
        }

        var encoder = models.FirstOrDefault(model => model.Patient is not null)?.Patient;
        return models.SelectMany((model, i) => Problems(models[0], model, encoder).Select(problem => $"model {i + 1}, {Text.Shorten(model.Spec.Name)}, {problem}"))
            .Concat(ModuleProblems(models)).Concat(WeightProblems(weights, models.Count));
    }

    /// <summary>What keeps models apart that are not trained yet, as far as their names, preprocessing and weights tell.</summary>
    public static IEnumerable<string> PlannedProblems(IReadOnlyList<(string Name, Preprocessing Preprocessing)> models, IReadOnlyList<double>? weights)
    {
        for (var i = 1; i < models.Count; i++)
        {
            var (first, other) = (models[0].Preprocessing, models[i].Preprocessing);
            if ((other.Height, other.Width) != (first.Height, first.Width))
            {
                yield return $"model {i + 1}, {Text.Shorten(models[i].Name)}, takes images of {other.Height}×{other.Width}, and model 1 of {first.Height}×{first.Width}";
            }

            foreach (var problem in Problems(first, other))
            {
                yield return $"model {i + 1}, {Text.Shorten(models[i].Name)}, {problem}";
            }
        }

        foreach (var problem in WeightProblems(weights, models.Count))
        {
            yield return problem;
        }
    }

    // The ensemble makes all modules of a name by one function, and weights alone do not tell two functions apart.
    private static IEnumerable<string> ModuleProblems(IReadOnlyList<ImageModel> models) => models
        .SelectMany(model => model.Spec.Layers.Modules().Select(module => (module.Name, Factory: model.Modules[module.Name])).Distinct())
        .GroupBy(module => module.Name)
        .Where(group => group.Select(module => module.Factory).Distinct().Count() > 1)
        .Select(group => $"the models make module {Text.Quote(group.Key)} by different functions; build or load them with the same one");

    private static IEnumerable<string> Problems(ImageModel first, ImageModel model, PatientEncoder? encoder)
    {
        if (model.Spec.Members.Count > 0)
        {
            yield return "is an ensemble itself; pass its members instead";
        }

        if (model.Patient is not null && model.Patient != encoder)
        {
            yield return "encodes the ages of patients otherwise than a model before it; train the members on the same images";
        }

        if (!first.Labels!.Equals(model.Labels))
        {
            yield return $"predicts {model.Labels}, and model 1 {first.Labels}";
        }

        if ((model.Height, model.Width) != (first.Height, first.Width))
        {
            yield return $"takes images of {model.Height}×{model.Width}, and model 1 of {first.Height}×{first.Width}";
        }

        foreach (var problem in Problems(first.Preprocessing!, model.Preprocessing!))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> Problems(Preprocessing first, Preprocessing other) => Steps(other).Zip(Steps(first))
        .Where(pair => !Equals(pair.First.Value, pair.Second.Value))
        .Select(pair => $"was trained with {pair.First.Step} {pair.First.Value ?? "none"}, and model 1 with {pair.Second.Value ?? "none"}");

    // Mean and deviation that are the same for all images can be made those of another model; those of each image cannot.
    private static IEnumerable<(string Step, object? Value)> Steps(Preprocessing preprocessing) =>
    [
        (nameof(preprocessing.HairRemoval), preprocessing.HairRemoval),
        (nameof(preprocessing.ColorConstancy), preprocessing.ColorConstancy),
        (nameof(preprocessing.Resize), preprocessing.Resize),
        (nameof(preprocessing.Interpolation), preprocessing.Interpolation),
        (nameof(preprocessing.Standardization), preprocessing.Standardization.IsPerImage ? preprocessing.Standardization.Kind : "of fixed values"),
    ];

    private static IEnumerable<string> WeightProblems(IReadOnlyList<double>? weights, int count)
    {
        if (weights is not null && weights.Count != count)
        {
            yield return $"it has {weights.Count} weights for {count} models";
        }

        foreach (var weight in weights ?? [])
        {
            if (!(weight > 0 && double.IsFinite(weight)))
            {
                yield return FormattableString.Invariant($"weight {weight} must be above 0 and finite");
            }
        }
    }
}
