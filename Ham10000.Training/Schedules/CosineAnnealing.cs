namespace Ham10000.Training;

/// <summary>Lowers the learning rate along half a cosine, step by step, from the optimiser's rate to a minimum at the end of the fit; a linear warm-up may
/// stand before it.</summary>
/// <remarks>Of N steps after the warm-up the k-th, from 0, has minimum + (rate − minimum) · (1 + cos(π k / N)) / 2, as PyTorch's <c>CosineAnnealingLR</c> with
/// <c>T_max</c> N: the minimum would be that of the step after the last. Loshchilov and Hutter, "SGDR", arXiv:1608.03983, without restarts.</remarks>
public sealed class CosineAnnealing : WarmupSchedule
{
    /// <summary>Makes the schedule.</summary>
    /// <param name="warmup">How long the warm-up takes, such as <c>Duration.Epochs(1)</c>. Default none.</param>
    /// <param name="minimumLearningRate">Where the rate comes down to; at least 0 and not above the optimiser's.</param>
    /// <param name="warmupStart">The share of the optimiser's rate that the warm-up's first step has, in [0, 1]. Default a hundredth.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public CosineAnnealing(Duration warmup = default, double minimumLearningRate = 0, double warmupStart = 0.01)
        : base(warmup, warmupStart, minimumLearningRate)
    {
    }

    private protected override double After(long step, long steps, int stepsPerEpoch) => Cosine((double)step / steps, InitialLearningRate);
}
