namespace Ham10000.Training;

public sealed partial record TrainingOptions
{
    private IEnumerable<string> SpeedProblems()
    {
        if (!Enum.IsDefined(Precision))
        {
            yield return $"Precision is {Precision}. Expected one of: {string.Join(", ", Enum.GetNames<Precision>())}.";
        }

        if (FeatureCacheBytes < 0)
        {
            yield return $"FeatureCacheBytes is {FeatureCacheBytes}. Expected at least 0.";
        }
    }
}
