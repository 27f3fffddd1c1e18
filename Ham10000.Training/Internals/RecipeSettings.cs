using System.Globalization;

namespace Ham10000.Training.Internals;

/// <summary>What a recipe says beyond the settings of its fit.</summary>
internal static class RecipeSettings
{
    internal static IEnumerable<KeyValuePair<string, string>> Of(RecipeResult result)
    {
        var recipe = result.Recipe;
        yield return new("recipe", recipe.Description.Length == 0 ? recipe.Name : $"{recipe.Name}: {recipe.Description}");
        yield return new("target", result.Split.Labels.ToString());

        // A recipe that was given a split had no say in what was left out.
        if (result.Report is { } data)
        {
            yield return new("cleaning", recipe.Cleaning is not { } cleaning ? "none" : SettingsText.Of(cleaning with { Integrity = null }) + (cleaning.Integrity is null ? "" : ", after an integrity check"));
            yield return new("rows", string.Create(CultureInfo.InvariantCulture, $"{data.Kept} kept of {data.Rows}"));
        }

        if (recipe.Balance is { } balance && result.Split.Balance is not null)
        {
            yield return new("balance", SettingsText.Of(balance with { Threads = null, Progress = null }));
        }

        if (recipe.Pretraining is { } first)
        {
            yield return new("first stage, architecture", first.Architecture().Spec.ToJson());
            yield return new("first stage, shared layers", SettingsText.Of(first.SharedLayers));
            foreach (var (name, value) in result.Pretraining?.Settings ?? [])
            {
                yield return new($"first stage, {name}", value);
            }
        }
    }
}
