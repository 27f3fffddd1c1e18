namespace Ham10000.Dataset;

/// <summary>Puts into words what a user of a split must know.</summary>
internal static class SplitWarnings
{
    internal static IEnumerable<string> Of(ImageSet[] sets, LesionGroup[] groups, int[] parts, SplitOptions options, LeakageReport leakage)
        => [.. sets[0].Target.Warnings, .. Leaks(sets, leakage), .. Mixed(sets, options), .. Imbalance(sets, groups, parts, options), .. Absent(sets, options)];

    private static IEnumerable<string> Leaks(ImageSet[] sets, LeakageReport leakage)
    {
        if (leakage.SharedLesions > 0)
        {
            var trained = sets[0].Records.Select(r => r.LesionId).ToHashSet(StringComparer.Ordinal);
            var melanomas = sets[2].Records.Where(r => r.Diagnosis == Diagnosis.Mel).ToList();
            yield return $"The split is by image: {leakage.SharedLesions:N0} lesions have images in more than one part, and {Share(leakage.TestImages, sets[2].Count)} test images ({Share(melanomas.Count(r => trained.Contains(r.LesionId)), melanomas.Count)} of the melanomas) have a sibling in training. Scores on this test part are too good; split by lesion to avoid it.";
        }
    }

    private static IEnumerable<string> Mixed(ImageSet[] sets, SplitOptions options)
    {
        if (options.Unit != SplitUnit.Lesion)
        {
            yield break;
        }

        var target = sets[0].Target;
        var mixed = sets.SelectMany(set => set.Records.Select((r, i) => (Lesion: r.LesionId, Label: set.LabelOf(i), Part: set.Name)))
            .GroupBy(image => image.Lesion, StringComparer.Ordinal)
            .Where(lesion => lesion.Any(image => image.Label != lesion.First().Label))
            .OrderBy(lesion => lesion.Key, StringComparer.Ordinal)
            .Select(lesion => $"{Display.Text(lesion.Key)} ({Classes(lesion.Select(image => image.Label), target)}{lesion.First().Part})").ToList();
        if (mixed.Count > 0)
        {
            yield return $"{mixed.Count:N0} lesion(s) have several {ClassesOf(target)} and were each put whole into one part: {Display.Some(mixed)}.";
        }
    }

    private static IEnumerable<string> Imbalance(ImageSet[] sets, LesionGroup[] groups, int[] parts, SplitOptions options)
    {
        if (!options.Stratified)
        {
            yield break;
        }

        var balance = new SplitBalance(groups, options);
        for (var g = 0; g < groups.Length; g++)
        {
            balance.Add(groups[g], parts[g], +1);
        }

        var broken = Enumerable.Range(0, balance.Strata).Where(s => balance.ExcessOf(s) > 0).Select(s => sets[0].Labels.ClassNames[s]).ToList();
        if (broken.Count > 0)
        {
            yield return $"Lesions with several {ClassesOf(sets[0].Target)} keep {string.Join(", ", broken)} further from the shares than the largest lesion of the class.";
        }
    }

    private static IEnumerable<string> Absent(ImageSet[] sets, SplitOptions options)
    {
        double[] shares = [options.Train, options.Validation, options.Test];
        for (var p = 0; p < sets.Length; p++)
        {
            var absent = sets[p].Labels.ClassNames.Where((_, c) => sets[p].ClassCounts[c] == 0 && sets.Any(set => set.ClassCounts[c] > 0)).ToList();
            if (shares[p] > 0 && absent.Count > 0)
            {
                yield return $"The {sets[p].Name} part has no image of {string.Join(", ", absent)}.";
            }
        }
    }

    private static string ClassesOf(Target target) => target == Target.Diagnosis ? "diagnoses" : $"classes of {target.Name}";

    // The class of another target may be an age or a sex, which no message holds.
    private static string Classes(IEnumerable<int> labels, Target target)
        => target == Target.Diagnosis ? $"{string.Join(", ", labels.Distinct().Order().Select(label => target.Labels.ClassNames[label]))}; " : "";

    private static string Share(int part, int whole) => whole == 0 ? "0 of 0" : $"{part:N0} of {whole:N0} ({100.0 * part / whole:F0} %)";
}
