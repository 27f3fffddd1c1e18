using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>Loads weights by name from a safetensors file into a network.</summary>
public static class WeightLoader
{
    private const string Unused = "num_batches_tracked";

    /// <summary>Loads every weight whose key the file and the network share, converted to the network's type and device.</summary>
    /// <param name="module">The network, whose <c>state_dict</c> keys are looked for.</param>
    /// <param name="path">A safetensors file.</param>
    /// <param name="strict">True to load nothing and throw if a key is missing or mismatched; false to load what fits. Default true.
    /// Keys that only the file has are reported either way.</param>
    /// <returns>What was loaded and what was not.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ModelFormatException">The file is damaged, holds infinities or NaN, or, if strict, lacks a weight.</exception>
    public static WeightReport Load(nn.Module module, string path, bool strict = true)
    {
        ArgumentNullException.ThrowIfNull(module);
        using var file = SafetensorsFile.Open(path);
        return Load(module, file, strict, module.GetName());
    }

    /// <summary>Loads a backbone, for which every weight must be there; the file's classifier is left aside.</summary>
    internal static WeightReport LoadBackbone(nn.Module backbone, string path) => Load(backbone, path);

    internal static WeightReport Load(nn.Module module, SafetensorsFile file, bool strict, string network)
    {
        var targets = module.state_dict();
        var report = Compare(targets, file);
        if (strict)
        {
            report.ThrowIfIncomplete(network);
        }

        // All are read through before the first is copied, so that a refused file leaves the network as it was.
        foreach (var name in report.Loaded)
        {
            file.ThrowIfNotFinite(file.Find(name)!);
        }

        using var nothing = no_grad();
        foreach (var name in report.Loaded)
        {
            using var scope = NewDisposeScope();
            targets[name].copy_(SafetensorsTensors.ReadTensor(file, file.Find(name)!));
        }

        return report;
    }

    private static WeightReport Compare(Dictionary<string, Tensor> targets, SafetensorsFile file)
    {
        var (loaded, missing, mismatched) = (new List<string>(), new List<string>(), new List<WeightMismatch>());
        foreach (var (name, target) in targets)
        {
            var entry = file.Find(name);
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

        return new WeightReport
        {
            Path = file.Path,
            Loaded = loaded,
            Missing = missing,
            Mismatched = mismatched,
            Unexpected = [.. file.Entries.Select(e => e.Name).Where(name => !targets.ContainsKey(name) && !IsUnused(name)).Order(StringComparer.Ordinal)],
        };
    }

    // A count is not a weight: integers go into integers and fractions into fractions.
    private static bool Fits(SafetensorsEntry entry, Tensor target)
        => entry.Type.IsFloatingPoint() == target.is_floating_point() && entry.Shape.SequenceEqual(target.shape);

    private static bool IsUnused(string name) => name == Unused || name.EndsWith("." + Unused, StringComparison.Ordinal);
}
