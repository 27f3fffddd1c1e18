namespace Ham10000.Dataset;

/// <summary>The images of a balanced folder.</summary>
/// <param name="Records">Its images, in the order of their ids.</param>
/// <param name="Sources">Their stores; they close with those of the set that was balanced.</param>
/// <param name="Report">What was done, without what a test part adds.</param>
internal sealed record BalancedSet(IReadOnlyList<LesionRecord> Records, DatasetSources Sources, BalanceReport Report)
{
    /// <summary>Balances a set into a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="set">The originals.</param>
    /// <param name="options">How many of each class, and how.</param>
    /// <param name="others">Images that are not balanced but whose ids no copy may have.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    internal static BalancedSet Make(string folder, ImageSet set, BalanceOptions options, IEnumerable<LesionRecord> others, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        options.Validate();
        ThrowIfUnfit(set);
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var plan = BalancePlan.Of(set, options, others.Select(r => r.ImageId));
        var (records, reused) = BalancedFolder.Write(folder, plan, set, options, cancellationToken);
        var report = new BalanceReport { Folder = folder, Reused = reused, Classes = plan.Classes, DroppedImages = plan.Dropped(set), Warnings = [.. BalanceWarnings.Of(plan)] };
        return new BalancedSet(records, set.Sources.Derive(records), report);
    }

    private static void ThrowIfUnfit(ImageSet set)
    {
        if (set.Count == 0)
        {
            throw new InvalidOperationException($"The set '{set.Name}' is empty. Expected at least one image to balance.");
        }

        var copies = set.Records.Where(r => r.CopyOf is not null).Select(r => $"{Display.Text(r.ImageId)} of {Display.Text(r.CopyOf!)}").ToList();
        if (copies.Count > 0)
        {
            throw new InvalidOperationException($"The set '{set.Name}' holds {copies.Count:N0} augmented copies already: {Display.Some(copies)}. Expected originals only; a set is balanced once.");
        }
    }
}
