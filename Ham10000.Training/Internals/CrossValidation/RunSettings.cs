using System.Security.Cryptography;
using System.Text;
using Ham10000.Dataset;
using Ham10000.Evaluation;

namespace Ham10000.Training.Internals;

/// <summary>All that decides what a run of several fits gives, by name: what its folder is compared with.</summary>
internal static class RunSettings
{
    private const int Bytes = 8;

    internal static Dictionary<string, string> Of(Recipe recipe, LabelSchema labels, EvaluationOptions evaluation)
    {
        var settings = Of(recipe.Name, recipe.Training with { Preprocessing = recipe.Preprocessing }, evaluation);
        settings["Architecture"] = recipe.Architecture(labels.ClassCount, recipe.Weights).Input(recipe.Preprocessing.Height, recipe.Preprocessing.Width).Spec.ToJson();
        settings["Balance"] = recipe.Balance is null ? "none" : SettingsText.Of(recipe.Balance with { Threads = null, Progress = null });
        if (recipe.Pretraining is { } first)
        {
            settings["First stage, architecture"] = first.Architecture().Spec.ToJson();
            settings["First stage, shared layers"] = SettingsText.Of(first.SharedLayers);
            Add(settings, "First stage, ", RunFacts.OptionsOf(first.Training));
        }

        return settings;
    }

    internal static Dictionary<string, string> Of(string name, TrainingOptions training, EvaluationOptions evaluation)
    {
        var settings = new Dictionary<string, string> { ["Name"] = name, ["Views"] = evaluation.TestTimeAugmentation.ToString() };
        Add(settings, "", RunFacts.OptionsOf(training));
        return settings;
    }

    /// <summary>What tells one set of images from another: how many, and a hash of ids and labels.</summary>
    internal static string Of(ImageSet set)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 0; i < set.Count; i++)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{set.Records[i].ImageId}\t{set.LabelOf(i)}\n")));
        }

        return FormattableString.Invariant($"{set.Count} images {Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, Bytes))}");
    }

    private static void Add(Dictionary<string, string> settings, string prefix, IEnumerable<KeyValuePair<string, string>> more)
    {
        foreach (var (name, text) in more)
        {
            settings[prefix + name] = text;
        }
    }
}
