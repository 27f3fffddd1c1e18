namespace Ham10000.Models;

/// <summary>How a file names a network's weights: a wrapper's name may stand before every key, and a state dict of the features alone lacks <c>features.</c>.</summary>
/// <param name="Added">What the file has before every key.</param>
/// <param name="Dropped">What the file lacks at the beginning of every key.</param>
internal sealed record WeightNames(string Added, string Dropped)
{
    private const string Features = "features.";
    private const int MostWrappers = 3;

    // DataParallel, torch.compile, and what training programs call the attribute that holds the network.
    private static readonly string[] Wrappers = ["module", "_orig_mod", "model", "backbone", "encoder", "network", "net"];

    private static readonly string[] Heads = ["fc", "classifier", "head", "heads", "pre_logits", "layers"];

    /// <summary>The network's own names.</summary>
    public static WeightNames Own { get; } = new("", "");

    /// <summary>Finds the names under which the file has most of the network's keys; the network's own if it has any under those.</summary>
    public static WeightNames Find(IReadOnlyCollection<string> keys, SafetensorsFile file)
    {
        if (keys.Count == 0 || keys.Any(key => file.Find(key) is not null))
        {
            return Own;
        }

        string[] prefixes = [.. file.Entries.SelectMany(entry => Prefixes(entry.Name)).Prepend("").Distinct().OrderBy(prefix => prefix.Length)];
        var best = prefixes.Select(prefix => new WeightNames(prefix, "")).MaxBy(names => names.CountIn(file, keys))!;
        if (best.CountIn(file, keys) > 0)
        {
            return best;
        }

        // Numbers alone are names that any file may have, so that here all keys must be there.
        var headless = prefixes.Select(prefix => new WeightNames(prefix, Features));
        return keys.All(key => key.StartsWith(Features, StringComparison.Ordinal))
            ? headless.FirstOrDefault(names => names.CountIn(file, keys) == keys.Count, Own)
            : Own;
    }

    /// <summary>The file's name of a key of the network.</summary>
    public string InFile(string key) => Added + key[Dropped.Length..];

    /// <summary>What published networks, and this library's model files, call the layers behind the features, where a name is of those; else null.</summary>
    public static string? HeadOf(string name)
    {
        var first = First(name[(Prefixes(name).LastOrDefault() ?? "").Length..]);
        return Heads.Contains(first) ? first : null;
    }

    /// <summary>The part before the first dot.</summary>
    public static string First(string name) => name.Split('.', 2)[0];

    private static IEnumerable<string> Prefixes(string name)
    {
        var end = 0;
        for (var i = 0; i < MostWrappers; i++)
        {
            var dot = name.IndexOf('.', end);
            if (dot < 0 || !Wrappers.Contains(name[end..dot]))
            {
                yield break;
            }

            end = dot + 1;
            yield return name[..end];
        }
    }

    private int CountIn(SafetensorsFile file, IReadOnlyCollection<string> keys) => keys.Count(key => file.Find(InFile(key)) is not null);
}
