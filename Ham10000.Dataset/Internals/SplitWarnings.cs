namespace Ham10000.Dataset;

/// <summary>Puts into words what a user of a split must know.</summary>
internal static class SplitWarnings
{
    internal static IEnumerable<string> Of(ImageSet[] sets, LesionGroup[] groups, int[] parts, SplitOptions options, LeakageReport leakage)
    {
        if (leakage.SharedLesions > 0)
        {
            var (test, mel) = (sets[2], (int)Diagnosis.Mel);
            yield return $"The split is by image: {leakage.SharedLesions:N0} lesions have images in more than one part, and {Share(leakage.TestImages, test.Count)} test images ({Share(leakage.TestImagesPerClass[mel], test.ClassCounts[mel])} of the melanomas) have a sibling in training. Scores on this test part are too good; split by lesion to avoid it.";
        }

        if (options.Unit == SplitUnit.Lesion)
        {
            var mixed = sets.SelectMany(set => set.Records.Select(r => (r, set.Name))).GroupBy(p => p.r.LesionId, StringComparer.Ordinal)
                .Where(lesion => lesion.Any(p => p.r.Diagnosis != lesion.First().r.Diagnosis))
                .OrderBy(lesion => lesion.Key, StringComparer.Ordinal)
                .Select(lesion => $"{Display.Text(lesion.Key)} ({string.Join(", ", lesion.Select(p => p.r.Diagnosis.Code).Distinct().Order(StringComparer.Ordinal))}; {lesion.First().Name})").ToList();
            if (mixed.Count > 0)
            {
                yield return $"{mixed.Count:N0} lesion(s) have several diagnoses and were each put whole into one part: {Display.Some(mixed)}.";
            }
        }

        foreach (var warning in Imbalance(sets, groups, parts, options))
        {
            yield return warning;
        }
    }

    private static IEnumerable<string> Imbalance(ImageSet[] sets, LesionGroup[] groups, int[] parts, SplitOptions options)
    {
        if (options.Stratified)
        {
            var balance = new SplitBalance(groups, options);
            for (var g = 0; g < groups.Length; g++)
            {
                balance.Add(groups[g], parts[g], +1);
            }

            var broken = Enumerable.Range(0, balance.Strata).Where(s => balance.ExcessOf(s) > 0).Select(s => sets[0].Labels.ClassNames[s]).ToList();
            if (broken.Count > 0)
            {
                yield return $"Lesions with several diagnoses keep {string.Join(", ", broken)} further from the shares than the largest lesion of the class.";
            }
        }

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

    private static string Share(int part, int whole) => whole == 0 ? "0 of 0" : $"{part:N0} of {whole:N0} ({100.0 * part / whole:F0} %)";
}
