using System.Globalization;

namespace Ham10000.Training;

/// <summary>An exponential moving average of the weights, beside the weights that are trained. Its model is often better and steadier from epoch to epoch.</summary>
/// <remarks>
/// After each optimiser step, every value that training changes (trainable parameters, and the running means and variances of batch norms that learn) moves towards
/// the trained one: average ← d·average + (1 − d)·value. Averages start at the values of the fit's start; layers that a later phase thaws join with theirs, and layers
/// that it freezes leave. Frozen layers and counts of batches are those of the model. A checkpoint of the run holds both, so nothing is lost by a stop.
/// </remarks>
public sealed record MovingAverage
{
    /// <summary>How much of the average each step keeps (d), in (0, 1). Default 0.999, which is about the last thousand steps; choose less for fits of few steps.</summary>
    public double Decay { get; init; } = 0.999;

    /// <summary>Whether the first steps keep less: d = min(<see cref="Decay"/>, (1 + n) / (10 + n)) after n earlier steps, as in TensorFlow, so that the start is soon forgotten. Default true.</summary>
    public bool WarmUp { get; init; } = true;

    /// <summary>Whether validation judges the average. The model holds it during <see cref="TrainingCallback.OnEpochEnd"/> too, so <see cref="ModelCheckpoint"/> saves and
    /// <see cref="EarlyStopping"/> keeps what was judged; the trained weights return before the next step. Default true.</summary>
    public bool Validate { get; init; } = true;

    /// <summary>Whether the model holds the average when the fit ends, from before <see cref="TrainingCallback.OnFitEnd"/> on. Default true.</summary>
    public bool KeepAtEnd { get; init; } = true;

    /// <summary>How much of the average a step keeps.</summary>
    /// <param name="earlierSteps">The steps before it.</param>
    internal double DecayAfter(long earlierSteps) => WarmUp ? Math.Min(Decay, (1.0 + earlierSteps) / (10 + earlierSteps)) : Decay;

    /// <summary>What is wrong with these settings; empty if nothing is.</summary>
    internal IEnumerable<string> Problems() => Decay is > 0 and < 1
        ? []
        : [string.Create(CultureInfo.InvariantCulture, $"MovingAverage.Decay is {Decay}. Expected a number in (0, 1), or MovingAverage = null for none.")];
}
