namespace Ham10000.Dataset;

/// <summary>Which originals a balanced set keeps and how many copies each gets. Depends on the images' ids and labels, the options and nothing else.</summary>
internal sealed class BalancePlan
{
    private BalancePlan(IReadOnlyList<PlannedOriginal> originals, IReadOnlyList<BalancedClass> classes) => (Originals, Classes) = (originals, classes);

    /// <summary>The originals that are kept, in the order of their ids.</summary>
    internal IReadOnlyList<PlannedOriginal> Originals { get; }

    /// <summary>What becomes of each class.</summary>
    internal IReadOnlyList<BalancedClass> Classes { get; }

    /// <summary>Images of the balanced set.</summary>
    internal int Images => Classes.Sum(c => c.Images);

    /// <summary>Plans the balancing of a set.</summary>
    /// <param name="set">The originals.</param>
    /// <param name="options">How many of each class, and the seed.</param>
    /// <param name="otherIds">Ids that no copy may have, besides those of the set.</param>
    internal static BalancePlan Of(ImageSet set, BalanceOptions options, IEnumerable<string> otherIds)
    {
        int[] order = [.. Enumerable.Range(0, set.Count).OrderBy(i => set.Records[i].ImageId, StringComparer.Ordinal)];
        var targets = Targets(set.ClassCounts, options);
        var copies = new int[set.Count];
        var kept = new bool[set.Count];
        for (int label = 0; label < targets.Length; label++)
        {
            PlanClass([.. order.Where(i => set.LabelOf(i) == label)], label, targets[label], options, kept, copies);
        }

        var ids = new CopyIds(set.Records.Select(r => r.ImageId).Concat(otherIds));
        PlannedOriginal[] originals =
        [
            .. order.Select((i, place) => (i, place)).Where(p => kept[p.i])
                .Select(p => new PlannedOriginal(set.Records[p.i], p.place, set.LabelOf(p.i), ids.Take(set.Records[p.i].ImageId, copies[p.i]))),
        ];
        return new BalancePlan(originals, [.. set.Labels.ClassNames.Select((name, label) => Class(name, originals.Where(o => o.Label == label), set.ClassCounts[label]))]);
    }

    /// <summary>The records of the balanced set, in the order of their ids.</summary>
    /// <param name="pathOf">The path of a file, from its diagnosis and its name.</param>
    /// <param name="options">The format of what is written.</param>
    internal IReadOnlyList<LesionRecord> Records(Func<LesionRecord, string, string> pathOf, BalanceOptions options)
    {
        var records = Originals.SelectMany(o => o.CopyIds
            .Select(id => o.Record with { ImageId = id, CopyOf = o.Record.ImageId, Line = 0, Source = "", ImagePath = pathOf(o.Record, BalanceFiles.CopyName(id, options)) })
            .Prepend(o.Record with { Line = 0, Source = "", ImagePath = pathOf(o.Record, BalanceFiles.OriginalName(o.Record, options)) }));
        return [.. records.OrderBy(r => r.ImageId, StringComparer.Ordinal)];
    }

    /// <summary>The ids of the originals that are not kept.</summary>
    internal IReadOnlyList<string> Dropped(ImageSet set)
        => [.. set.Records.Select(r => r.ImageId).Except(Originals.Select(o => o.Record.ImageId), StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static BalancedClass Class(string name, IEnumerable<PlannedOriginal> originals, int before)
    {
        var kept = originals.ToList();
        return new BalancedClass { Name = name, Originals = kept.Count, Copies = kept.Sum(o => o.CopyIds.Count), Dropped = before - kept.Count };
    }

    /// <summary>How many images each class is to have; 0 for one that has none.</summary>
    private static int[] Targets(IReadOnlyList<int> counts, BalanceOptions options) => options.TotalImages is { } total
        ? Apportionment.Of(total, [.. counts.Select(n => n > 0 ? 1.0 : 0)])
        : [.. counts.Select(n => n > 0 ? options.ImagesPerClass ?? counts.Max() : 0)];

    private static void PlanClass(int[] images, int label, int target, BalanceOptions options, bool[] kept, int[] copies)
    {
        // By turns over the class, from a random image on, so that no image has two copies more than another.
        new CounterRandom(options.Seed, RandomPurpose.Balancing, label).Shuffle<int>(images);
        int stay = options.LargerClasses == LargerClasses.Undersample ? Math.Min(images.Length, target) : images.Length;
        foreach (int image in images.Take(stay))
        {
            kept[image] = true;
        }

        for (int more = 0; more < target - stay; more++)
        {
            copies[images[more % stay]]++;
        }
    }
}
