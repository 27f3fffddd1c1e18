using System.Security.Cryptography;

namespace Ham10000.Dataset;

/// <summary>Writes the folder of a balanced set, or takes up one that was written with the same images and options.</summary>
internal static class BalancedFolder
{
    /// <summary>Makes sure that the folder holds what is planned.</summary>
    /// <returns>The records of its images, in the order of their ids, and whether it held them already.</returns>
    internal static (IReadOnlyList<LesionRecord> Records, bool Reused) Write(
        string folder, BalancePlan plan, ImageSet set, BalanceOptions options, CancellationToken cancellationToken)
    {
        var records = plan.Records((record, name) => BalanceFiles.PathOf(folder, record, name), options);
        byte[] metadata = BalanceMetadata.Write(records);
        var manifest = BalanceManifest.Of(plan, set, options, metadata);
        if (BalanceManifest.Read(folder) is { } found)
        {
            ThrowIfOther(folder, found, manifest);
            ThrowIfDamaged(folder, found);
            return (records, true);
        }

        var writer = new BalanceWriter(folder, plan, options, set.Sources.Decode);
        AtomicFolder.Write(folder, temporary => writer.Write(temporary, manifest, metadata, cancellationToken));
        return (records, false);
    }

    private static void ThrowIfOther(string folder, BalanceManifest found, BalanceManifest asked)
    {
        string[] differences = [.. found.DifferencesTo(asked)];
        if (differences.Length > 0)
        {
            throw new IOException($"The folder '{folder}' holds a set that was balanced otherwise: {string.Join("; ", differences)}. Choose another folder, or delete this one to balance anew.");
        }
    }

    private static void ThrowIfDamaged(string folder, BalanceManifest found)
    {
        FileInfo[] images = [.. new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Where(f => f.Directory!.FullName != folder)];
        var metadata = new FileInfo(Path.Combine(folder, TableNames.Ham));
        string? damage = images.Length != found.Images ? $"{images.Length:N0} images, not {found.Images:N0}"
            : images.Sum(f => f.Length) != found.ImageBytes ? $"{images.Sum(f => f.Length):N0} bytes of images, not {found.ImageBytes:N0}"
            : !metadata.Exists || HashOf(metadata) != found.Metadata ? $"no {metadata.Name} as it was written"
            : null;
        if (damage is not null)
        {
            throw new DatasetFormatException($"The balanced set in '{folder}' is no longer whole: it has {damage}. Delete the folder to balance anew.") { Path = folder };
        }
    }

    private static string HashOf(FileInfo file)
    {
        using var stream = file.OpenRead();
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
