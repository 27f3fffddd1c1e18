namespace Ham10000.Dataset;

/// <summary>Puts into words what a user of a balanced set must know.</summary>
internal static class BalanceWarnings
{
    // From here on a network sees the same few lesions over and over; the number is a judgement, not a measurement.
    private const int ManyCopies = 20;

    internal static IEnumerable<string> Of(BalancePlan plan)
    {
        foreach (var c in plan.Classes)
        {
            if (c.Originals == 0)
            {
                yield return $"There is no image of class '{c.Name}' to make copies of.";
            }
            else if (c.Copies >= ManyCopies * c.Originals)
            {
                yield return $"Class '{c.Name}' has {c.Copies:N0} copies of {c.Originals:N0} originals; a network may learn these by heart.";
            }
        }
    }

    internal static IEnumerable<string> Leaks(IReadOnlyList<BalancedClass> classes)
    {
        var (leaked, all) = (classes.Sum(c => c.LeakedTestImages), classes.Sum(c => c.TestImages));
        if (leaked > 0)
        {
            string each = string.Join(", ", classes.Where(c => c.TestImages > 0).Select(c => $"{c.Name} {c.LeakedTestImages:N0} of {c.TestImages:N0}"));
            yield return $"{leaked:N0} of {all:N0} test images ({100.0 * leaked / all:F0} %) share an original with a training image, because the images were balanced before they were split ({each}). Scores on this test part tell how well copies are recognised, not new lesions; split first and then call BalanceTraining.";
        }
    }
}
