namespace Ham10000.Training;

public sealed partial record TrainingOptions
{
    private IEnumerable<string> ObservingProblems() => ProgressInterval < TimeSpan.Zero
        ? [$"ProgressInterval is {ProgressInterval}. Expected no time at all, for every step, or more."]
        : [];
}
