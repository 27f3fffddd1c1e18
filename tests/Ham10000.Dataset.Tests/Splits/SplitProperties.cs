namespace Ham10000.Dataset.Tests;

/// <summary>What holds for every split by lesion.</summary>
internal static class SplitProperties
{
    /// <summary>For each class and part, the count is within the class's largest lesion of share × class size.</summary>
    internal static void CheckShares(DataSplit split, string because)
    {
        var records = Parts(split).SelectMany(part => part.Set.Records).ToList();
        foreach (var diagnosis in Enum.GetValues<Diagnosis>())
        {
            var lesions = records.Where(r => r.Diagnosis == diagnosis).GroupBy(r => r.LesionId).Select(g => g.Count()).ToList();
            foreach (var (set, share) in Parts(split))
            {
                var expected = share * lesions.Sum();
                Math.Abs(set.ClassCounts[(int)diagnosis] - expected).Should().BeLessThanOrEqualTo(lesions.DefaultIfEmpty(0).Max() + 1e-6, "{0}: {1} in {2}", because, diagnosis, set.Name);
            }
        }
    }

    internal static (ImageSet Set, double Share)[] Parts(DataSplit split)
        => [(split.Train, split.Options.Train), (split.Validation, split.Options.Validation), (split.Test, split.Options.Test)];
}
