namespace Ham10000.Dataset;

/// <summary>Puts into words what a user of a split must know.</summary>
internal static class SplitWarnings
{
    /// <summary>All warnings of a split.</summary>
    internal static IEnumerable<string> Of(ImageSet[] sets, SplitPlan plan, LeakageReport leakage)
        => [.. sets[0].Target.Warnings, .. Leaks(sets, plan.Cause, leakage), .. plan.TellsMixedLesions ? MixedLesions(sets) : [], .. plan.Warnings, .. Absent(sets, plan.Wanted)];

    /// <summary>Says which classes lie further from the shares than the splitter promises.</summary>
    internal static IEnumerable<string> Imbalance(LesionGroup[] groups, int[] parts, double[] shares, Target target, bool stratified)
    {
        if (!stratified)
        {
            yield break;
        }

        var balance = new SplitBalance(groups, shares);
        for (var g = 0; g < groups.Length; g++)
        {
            balance.Add(groups[g], parts[g], +1);
        }

        var broken = Enumerable.Range(0, balance.Strata).Where(s => balance.ExcessOf(s) > 0).Select(s => target.Labels.ClassNames[s]).ToList();
        if (broken.Count > 0)
        {
            yield return $"Lesions with several {ClassesOf(target)} keep {string.Join(", ", broken)} further from the shares than the largest lesion of the class.";
        }
    }

    /// <summary>Says which groups of near duplicates hold several classes: what is kept together cannot be divided by class.</summary>
    internal static IEnumerable<string> Groups(LesionGroup[] groups, IReadOnlyList<LesionRecord> records, Target target, GroupRules rules)
    {
        if (rules.KeepTogether.Count == 0)
        {
            yield break;
        }

        var mixed = groups.Select(group => group.Images.Select(i => records[i]).ToList())
            .Where(images => images.Select(rules.KeyOf).Distinct().Skip(1).Any() && images.Select(target.RequireLabel).Distinct().Skip(1).Any())
            .Select(images => string.Join(" + ", images.Select(rules.KeyOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(Display.Text))).ToList();
        if (mixed.Count > 0)
        {
            yield return $"{mixed.Count:N0} group(s) that KeepTogether joins have several {ClassesOf(target)}: {Display.Some(mixed)}.";
        }
    }

    /// <summary>Says how much of the publishers' test part is not kept for testing.</summary>
    /// <param name="records">All records.</param>
    /// <param name="isTested">Whether a record's place is the test part alone.</param>
    /// <param name="remedy">How to keep the official test part apart.</param>
    internal static IEnumerable<string> OfficialTest(IReadOnlyList<LesionRecord> records, Func<int, bool> isTested, string remedy)
    {
        var official = Enumerable.Range(0, records.Count).Where(i => records[i].OfficialPart == OfficialPart.Test).ToList();
        var learnt = official.Count(i => !isTested(i));
        if (learnt > 0)
        {
            yield return $"{Share(learnt, official.Count)} images of the official test part are in training or validation, so that no score on that part counts any more. {remedy}.";
        }
    }

    private static IEnumerable<string> Leaks(ImageSet[] sets, LeakCause cause, LeakageReport leakage)
    {
        if (Worst(leakage, part => part.Siblings.Sum()) is { } siblings)
        {
            yield return $"{cause.Reason}: {leakage.SharedLesions:N0} lesions have images in more than one part, and {Share(siblings.Siblings.Sum(), siblings.ImageCount)} {siblings.Part} images ({Share(siblings.MelanomaSiblings, siblings.Melanomas)} of the melanomas) have a sibling in training. {TooGood(siblings)}; {cause.Remedy}.";
        }
        else if (sets[1].Records.Select(r => r.LesionId).Intersect(sets[2].Records.Select(r => r.LesionId), StringComparer.Ordinal).Count() is > 0 and var shared)
        {
            yield return $"{cause.Reason}: {shared:N0} lesions have images in validation and test. A model chosen by the one part scores too well on the other; {cause.Remedy}.";
        }

        if (Worst(leakage, part => part.Duplicates) is { } duplicates)
        {
            yield return $"{Share(duplicates.Duplicates, duplicates.ImageCount)} {duplicates.Part} images have an identical file or a near duplicate in training. {TooGood(duplicates)}.";
        }

        if (Worst(leakage, part => part.CopyCount) is { } copies)
        {
            yield return $"{Share(copies.CopyCount, copies.ImageCount)} {copies.Part} images have an augmented copy in training, or are copies of what is in training. {TooGood(copies)}; {AugmentAfter}.";
        }
        else if (sets[2].Records.Count(r => r.CopyOf is not null) is > 0 and var tested)
        {
            yield return $"{Share(tested, sets[2].Count)} test images are augmented copies. Scores on this test part are of fewer photographs than it seems; {AugmentAfter}.";
        }
    }

    // Where there is no test part, or nothing leaks into it, the validation part is what is judged by.
    private static PartLeakage? Worst(LeakageReport leakage, Func<PartLeakage, int> count)
        => count(leakage.Test) > 0 ? leakage.Test : count(leakage.Validation) > 0 ? leakage.Validation : null;

    private static string AugmentAfter => "divide the originals and augment the training part alone";

    private static string TooGood(PartLeakage part) => $"Scores on this {part.Part} part are too good";

    private static IEnumerable<string> MixedLesions(ImageSet[] sets)
    {
        var target = sets[0].Target;
        var mixed = sets.SelectMany(set => set.Records.Select((r, i) => (Lesion: r.LesionId, Label: set.LabelOf(i), Part: set.Name)))
            .GroupBy(image => image.Lesion, StringComparer.Ordinal)
            .Where(lesion => lesion.Any(image => image.Label != lesion.First().Label) && lesion.All(image => image.Part == lesion.First().Part))
            .OrderBy(lesion => lesion.Key, StringComparer.Ordinal)
            .Select(lesion => $"{Display.Text(lesion.Key)} ({Classes(lesion.Select(image => image.Label), target)}{lesion.First().Part})").ToList();
        if (mixed.Count > 0)
        {
            yield return $"{mixed.Count:N0} lesion(s) have several {ClassesOf(target)} and were each put whole into one part: {Display.Some(mixed)}.";
        }
    }

    private static IEnumerable<string> Absent(ImageSet[] sets, IReadOnlyList<bool> wanted)
    {
        for (var p = 0; p < sets.Length; p++)
        {
            var absent = sets[p].Labels.ClassNames.Where((_, c) => sets[p].ClassCounts[c] == 0 && sets.Any(set => set.ClassCounts[c] > 0)).ToList();
            if (wanted[p] && absent.Count > 0)
            {
                yield return sets[p].Count == 0 ? $"The {sets[p].Name} part has no images." : $"The {sets[p].Name} part has no image of {string.Join(", ", absent)}.";
            }
        }
    }

    private static string ClassesOf(Target target) => target == Target.Diagnosis ? "diagnoses" : $"classes of {target.Name}";

    // The class of another target may be an age or a sex, which no message holds.
    private static string Classes(IEnumerable<int> labels, Target target)
        => target == Target.Diagnosis ? $"{string.Join(", ", labels.Distinct().Order().Select(label => target.Labels.ClassNames[label]))}; " : "";

    private static string Share(int part, int whole) => whole == 0 ? "0 of 0" : $"{part:N0} of {whole:N0} ({100.0 * part / whole:F0} %)";
}
