namespace Ham10000.Evaluation;

/// <summary>How a bootstrap draws.</summary>
public sealed record BootstrapOptions
{
    /// <summary>How many times the lesions are drawn. At least 1; default 2,000.</summary>
    public int Resamples { get; init; } = 2000;

    /// <summary>The confidence of the interval in (0, 1). Default 0.95.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>How the interval is read off the draws. Default: their percentiles.</summary>
    public BootstrapMethod Method { get; init; } = BootstrapMethod.Percentile;

    /// <summary>The seed. Equal seeds give equal intervals, whatever the number of threads. Default 0.</summary>
    public int Seed { get; init; }

    /// <summary>The number of threads; null, the default, for one per processor.</summary>
    public int? Threads { get; init; }

    /// <summary>Throws one exception that names every problem.</summary>
    internal void Validate(string parameter)
    {
        var problems = string.Join(' ', Problems());
        if (problems.Length > 0)
        {
            throw new ArgumentException(problems, parameter);
        }
    }

    /// <summary>What is wrong with the options, a sentence each.</summary>
    internal IEnumerable<string> Problems()
    {
        if (Resamples < 1)
        {
            yield return $"Resamples is {Resamples}, expected at least 1.";
        }

        if (!(Level > 0 && Level < 1))
        {
            yield return $"Level is {Level}, expected a number between 0 and 1, e.g. 0.95.";
        }

        if (!Enum.IsDefined(Method))
        {
            yield return $"Method is {Method}, expected Percentile or BiasCorrectedAccelerated.";
        }

        if (Threads < 1)
        {
            yield return $"Threads is {Threads}, expected at least 1, or null for one per processor.";
        }
    }
}
