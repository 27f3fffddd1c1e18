namespace Ham10000.Training;

/// <summary>How <see cref="LearningRateFinder"/> sweeps the learning rate. A value: vary it with a <c>with</c> expression.</summary>
public sealed record LearningRateFinderOptions
{
    /// <summary>The rate of the first step; above 0. Default 1e-7.</summary>
    public double Lowest { get; init; } = 1e-7;

    /// <summary>The rate of the last step; above <see cref="Lowest"/>. Default 1.</summary>
    public double Highest { get; init; } = 1;

    /// <summary>Optimiser steps of the sweep, each with a rate that is the same number of times that of the step before; at least 10. Default 100.</summary>
    public int Steps { get; init; } = 100;

    /// <summary>How much of its mean the smoothed loss keeps at each step, in [0, 1). Default 0.95.</summary>
    public double Smoothing { get; init; } = 0.95;

    /// <summary>The sweep ends when the smoothed loss is more than so many times its least value; above 1. Default 4.</summary>
    public double DivergenceFactor { get; init; } = 4;

    /// <summary>The share of its first value by which the smoothed loss must fall for the curve to say anything, in [0, 1). Default 0.02.</summary>
    public double LeastFall { get; init; } = 0.02;

    /// <summary>Throws one exception with everything that is wrong.</summary>
    internal void Validate()
    {
        var problems = Problems().ToList();
        if (problems.Count > 0)
        {
            throw new ArgumentException(problems.Count == 1 ? problems[0] : $"The learning-rate finder's options have {problems.Count} problems:\n- {string.Join("\n- ", problems)}");
        }
    }

    private IEnumerable<string> Problems()
    {
        if (!(Lowest > 0) || !double.IsFinite(Lowest))
        {
            yield return $"Lowest is {Lowest}. Expected a finite rate above 0.";
        }

        if (!(Highest > Lowest) || !double.IsFinite(Highest))
        {
            yield return $"Highest is {Highest}. Expected a finite rate above Lowest, which is {Lowest}.";
        }

        if (Steps < 10)
        {
            yield return $"Steps is {Steps}. Expected at least 10.";
        }

        if (Smoothing is not (>= 0 and < 1))
        {
            yield return $"Smoothing is {Smoothing}. Expected a number in [0, 1).";
        }

        if (!(DivergenceFactor > 1))
        {
            yield return $"DivergenceFactor is {DivergenceFactor}. Expected a number above 1.";
        }

        if (LeastFall is not (>= 0 and < 1))
        {
            yield return $"LeastFall is {LeastFall}. Expected a share in [0, 1).";
        }
    }
}
