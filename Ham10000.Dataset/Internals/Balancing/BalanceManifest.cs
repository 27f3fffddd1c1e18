using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Ham10000.Dataset;

/// <summary>What a balanced folder was made from, so that it can be taken up again, and what it holds, so that damage shows.</summary>
internal sealed record BalanceManifest
{
    /// <summary>The version of the layout and of the way that copies are made.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Images in the folder.</summary>
    public int Images { get; init; }

    /// <summary>Bytes of all image files together.</summary>
    public long ImageBytes { get; init; }

    /// <summary>SHA-256 of the metadata.</summary>
    public string Metadata { get; init; } = "";

    /// <summary>SHA-256 of the ids and file sizes of the originals.</summary>
    public string Originals { get; init; } = "";

    /// <summary>The options by name.</summary>
    public SortedDictionary<string, string> Options { get; init; } = new(StringComparer.Ordinal);

    internal static BalanceManifest Of(BalancePlan plan, ImageSet set, BalanceOptions options, byte[] metadata) => new()
    {
        Images = plan.Images,
        Metadata = Convert.ToHexStringLower(SHA256.HashData(metadata)),
        Originals = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(
            set.Records.OrderBy(r => r.ImageId, StringComparer.Ordinal).Select(r => $"{r.ImageId}\n{SizeOf(r.ImagePath)}\n"))))),
        Options = new(StringComparer.Ordinal)
        {
            ["augmentation"] = Invariant(options.Augmentation),
            ["format"] = options.Format == ImageFormat.Png ? "PNG" : $"JPEG {options.JpegQuality}",
            ["images"] = options.TotalImages is { } total ? $"{total} in all" : options.ImagesPerClass is { } each ? $"{each} per class" : "as many per class as the largest has",
            ["larger classes"] = options.LargerClasses.ToString(),
            ["seed"] = options.Seed.ToString(CultureInfo.InvariantCulture),
            ["size"] = options.Height is null ? "as the originals" : $"{options.Height}×{options.Width}",
            ["target"] = set.Target.Name,
        },
    };

    /// <summary>How what is asked for differs from what this was made with, in words.</summary>
    internal IEnumerable<string> DifferencesTo(BalanceManifest asked)
    {
        if (Version != asked.Version)
        {
            yield return $"version {Version}, now {asked.Version}";
        }

        foreach (string name in Options.Keys.Union(asked.Options.Keys).Order(StringComparer.Ordinal))
        {
            var (was, now) = (Options.GetValueOrDefault(name), asked.Options.GetValueOrDefault(name));
            if (was != now)
            {
                yield return $"{name} {was ?? "not set"}, now {now ?? "not set"}";
            }
        }

        if (Originals != asked.Originals)
        {
            yield return "other images or files of other sizes";
        }
        else if (Metadata != asked.Metadata && Options.SequenceEqual(asked.Options))
        {
            yield return "other metadata";
        }
    }

    internal byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, BalanceManifestContext.Default.BalanceManifest);

    /// <summary>The manifest in a folder; null if there is none that can be read.</summary>
    internal static BalanceManifest? Read(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(folder, BalanceFiles.ManifestName)), BalanceManifestContext.Default.BalanceManifest);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private static long SizeOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : -1;

    // A record writes its numbers as the user's culture does.
    private static string Invariant(Augmentation augmentation)
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            return augmentation.ToString();
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
