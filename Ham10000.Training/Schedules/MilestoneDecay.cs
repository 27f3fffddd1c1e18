using Ham10000.Training.Internals;

namespace Ham10000.Training;

/// <summary>Multiplies the learning rate by a factor after certain epochs: PyTorch's <c>MultiStepLR</c>.</summary>
public sealed class MilestoneDecay : PlannedSchedule
{
    /// <summary>Makes the schedule.</summary>
    /// <param name="afterEpochs">How many epochs are done before each change; ascending and at least 1. Those that the fit does not reach play no part.</param>
    /// <param name="factor">What the rate is multiplied by (gamma in PyTorch); above 0.</param>
    /// <exception cref="ArgumentException">The epochs are none, below 1 or not ascending.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The factor is outside its range.</exception>
    public MilestoneDecay(IReadOnlyList<int> afterEpochs, double factor = 0.1)
    {
        ArgumentNullException.ThrowIfNull(afterEpochs);
        Argument.Require(factor > 0 && double.IsFinite(factor), factor, "a factor above 0");
        if (afterEpochs.Count == 0 || afterEpochs[0] < 1 || afterEpochs.Zip(afterEpochs.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            throw new ArgumentException($"afterEpochs is [{string.Join(", ", afterEpochs)}]. Expected numbers of epochs in ascending order, each at least 1, such as [30, 60].", nameof(afterEpochs));
        }

        AfterEpochs = [.. afterEpochs];
        Factor = factor;
    }

    /// <summary>How many epochs are done before each change.</summary>
    public IReadOnlyList<int> AfterEpochs { get; }

    /// <summary>What the rate is multiplied by.</summary>
    public double Factor { get; }

    /// <inheritdoc />
    public override ScheduleUnit Unit => ScheduleUnit.Epoch;

    /// <inheritdoc />
    protected override double LearningRateAt(SchedulePoint point) => InitialLearningRate * Math.Pow(Factor, AfterEpochs.Count(done => done < point.Epoch));
}
