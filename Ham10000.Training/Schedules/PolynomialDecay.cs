using Ham10000.Training.Internals;

namespace Ham10000.Training;

/// <summary>Lowers the learning rate by a power of what is left of the fit, step by step, to a minimum at its end; a linear warm-up may stand before it.</summary>
/// <remarks>Of N steps after the warm-up the k-th, from 0, has minimum + (rate − minimum) · (1 − k / N)^power: PyTorch's <c>PolynomialLR</c> with
/// <c>total_iters</c> N where the minimum is 0, and Keras's <c>PolynomialDecay</c> with any. Power 1, the default, is a straight line.</remarks>
public sealed class PolynomialDecay : WarmupSchedule
{
    /// <summary>Makes the schedule.</summary>
    /// <param name="power">Above 0; larger than 1 falls fast first.</param>
    /// <param name="warmup">How long the warm-up takes. Default none.</param>
    /// <param name="minimumLearningRate">Where the rate comes down to; at least 0 and not above the optimiser's.</param>
    /// <param name="warmupStart">The share of the optimiser's rate that the warm-up's first step has, in [0, 1]. Default a hundredth.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public PolynomialDecay(double power = 1, Duration warmup = default, double minimumLearningRate = 0, double warmupStart = 0.01)
        : base(warmup, warmupStart, minimumLearningRate)
    {
        Argument.Require(power > 0 && double.IsFinite(power), power, "a power above 0");
        Power = power;
    }

    /// <summary>The power.</summary>
    public double Power { get; }

    private protected override double After(long step, long steps, int stepsPerEpoch) =>
        MinimumLearningRate + ((InitialLearningRate - MinimumLearningRate) * Math.Pow(1 - ((double)step / steps), Power));
}
