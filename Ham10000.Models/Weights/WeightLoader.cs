using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>Loads weights by name from a safetensors file into a network.</summary>
public static class WeightLoader
{
    private const string Unused = "num_batches_tracked";

    /// <summary>Loads every weight whose key the file and the network share, converted to the network's type and device.</summary>
    /// <remarks>A file may put <c>module.</c>, <c>model.</c>, <c>backbone.</c> or another usual wrapper before every key, or, for a network whose keys all begin with
    /// <c>features.</c>, leave that away; <see cref="WeightReport.FilePrefix"/> and <see cref="WeightReport.LeftAway"/> tell.</remarks>
    /// <param name="module">The network, whose <c>state_dict</c> keys are looked for.</param>
    /// <param name="path">A safetensors file with F64, F32, F16 or BF16 weights, mixed or not.</param>
    /// <param name="strict">True to load nothing and throw if a key is missing or mismatched; false to load what fits. Default true.
    /// Keys that only the file has are reported either way.</param>
    /// <returns>What was loaded and what was not.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ModelFormatException">The file is damaged, holds infinities or NaN, or, if strict, lacks a weight.</exception>
    public static WeightReport Load(nn.Module module, string path, bool strict = true)
    {
        ArgumentNullException.ThrowIfNull(module);
        using var file = SafetensorsFile.Open(path);
        return Load(module, file, strict, module.GetName(), FindNames(module, file));
    }

    /// <summary>Loads a backbone, for which every weight must be there; the file's classifier is left aside, but a larger network's file is refused.</summary>
    internal static WeightReport LoadBackbone(nn.Module backbone, string path)
    {
        using var file = SafetensorsFile.Open(path);
        var names = FindNames(backbone, file);
        ThrowIfLarger(Compare(backbone.state_dict(), file, names), backbone, names);
        return Load(backbone, file, strict: true, backbone.GetName(), names);
    }

    /// <summary>Loads a file that has the network's own keys.</summary>
    internal static WeightReport Load(nn.Module module, SafetensorsFile file, bool strict, string network) => Load(module, file, strict, network, names: null);

    private static WeightReport Load(nn.Module module, SafetensorsFile file, bool strict, string network, WeightNames? names)
    {
        var targets = module.state_dict();
        var report = Compare(targets, file, names);
        if (strict)
        {
            report.ThrowIfIncomplete(network);
        }

        // All are read through before the first is copied, so that a refused file leaves the network as it was.
        foreach (var name in report.Loaded)
        {
            file.ThrowIfNotFinite(EntryOf(name));
        }

        using var nothing = no_grad();
        foreach (var name in report.Loaded)
        {
            using var scope = NewDisposeScope();
            targets[name].copy_(SafetensorsTensors.ReadTensor(file, EntryOf(name)));
        }

        return report;

        SafetensorsEntry EntryOf(string name) => file.Find((names ?? WeightNames.Own).InFile(name))!;
    }

    private static WeightNames FindNames(nn.Module module, SafetensorsFile file) =>
        WeightNames.Find([.. module.state_dict().Keys.Where(key => !IsUnused(key))], file);

    // Its first blocks fit, so that nothing else would tell that most of it is left aside.
    private static void ThrowIfLarger(WeightReport report, nn.Module network, WeightNames names)
    {
        var parts = network.state_dict().Keys.Select(key => names.Added + WeightNames.First(key[names.Dropped.Length..]) + ".").Distinct().ToArray();
        string[] more = [.. report.Unexpected.Where(name => parts.Any(part => name.StartsWith(part, StringComparison.Ordinal)))];
        if (report.IsComplete && more.Length > 0)
        {
            throw new ModelFormatException(report.Path, $"{report.Path} holds more than {network.GetName()} has, as a larger network's file does ({more.Length:N0}): "
                + $"{Text.List(more)}. Nothing was loaded. Use a file for this network.", null);
        }
    }

    private static WeightReport Compare(Dictionary<string, Tensor> targets, SafetensorsFile file, WeightNames? names)
    {
        var found = names ?? WeightNames.Own;
        var (loaded, missing, mismatched) = (new List<string>(), new List<string>(), new List<WeightMismatch>());
        foreach (var (name, target) in targets)
        {
            var entry = file.Find(found.InFile(name));
            if (entry is null)
            {
                if (!IsUnused(name))
                {
                    missing.Add(name);
                }
            }
            else if (Fits(entry, target))
            {
                loaded.Add(name);
            }
            else
            {
                mismatched.Add(new WeightMismatch(name, $"{entry.Type.Code()} {Text.Shape(entry.Shape)}", $"{SafetensorsTensors.Code(target.dtype)} {Text.Shape(target.shape)}"));
            }
        }

        var used = targets.Keys.Select(found.InFile).ToHashSet(StringComparer.Ordinal);
        var parts = targets.Keys.Select(WeightNames.First).ToHashSet(StringComparer.Ordinal);
        var others = file.Entries.Select(e => e.Name).Where(name => !used.Contains(name) && !IsUnused(name)).Order(StringComparer.Ordinal)
            .ToLookup(name => names is not null && WeightNames.HeadOf(name) is { } head && !parts.Contains(head));
        return new WeightReport
        {
            Path = file.Path,
            FilePrefix = found.Added,
            LeftAway = found.Dropped,
            Loaded = loaded,
            Missing = missing,
            Mismatched = mismatched,
            IgnoredHead = [.. others[true]],
            Unexpected = [.. others[false]],
        };
    }

    // A count is not a weight: integers go into integers and fractions into fractions.
    private static bool Fits(SafetensorsEntry entry, Tensor target)
        => entry.Type.IsFloatingPoint() == target.is_floating_point() && entry.Shape.SequenceEqual(target.shape);

    private static bool IsUnused(string name) => name == Unused || name.EndsWith("." + Unused, StringComparison.Ordinal);
}
