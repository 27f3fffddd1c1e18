using Ham10000.Training.Internals;

namespace Ham10000.Training;

/// <summary>Lowers the learning rate when a metric has stopped improving, by Keras's rule or by PyTorch's.</summary>
/// <remarks>
/// An epoch that does not improve on the best value by more than <see cref="MinimumDelta"/> adds one to a count, an improvement sets it to 0. Under
/// <see cref="PlateauRule.Keras"/> the rate is multiplied by <see cref="Factor"/>, not below <see cref="MinimumLearningRate"/>, as soon as the count reaches
/// <see cref="PatienceEpochs"/>; under <see cref="PlateauRule.PyTorch"/> when it exceeds it. Then the count starts again, and for <see cref="CooldownEpochs"/> epochs
/// stays 0; by Keras's rule the last of these counts again.
/// The constructor follows Keras with the defaults of the recipes; <see cref="Keras"/> and <see cref="PyTorch"/> have the defaults of those libraries.
/// </remarks>
public sealed partial class ReduceLROnPlateau : LearningRateSchedule
{
    private readonly Metric _monitor;
    private double _best;
    private int _wait;
    private int _cooldown;

    /// <summary>Makes a schedule by Keras's rule, unless <see cref="Rule"/> says otherwise.</summary>
    /// <param name="monitor">The metric, such as <see cref="Metric.ValidationAccuracy"/>.</param>
    /// <param name="patienceEpochs">Epochs without improvement before the rate is lowered; at least 1, by PyTorch's rule at least 0.</param>
    /// <param name="factor">What the rate is multiplied by, in (0, 1).</param>
    /// <param name="minimumLearningRate">The rate is not lowered below this; at least 0.</param>
    /// <param name="minimumDelta">The change that does not count as an improvement yet; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public ReduceLROnPlateau(Metric monitor, int patienceEpochs = 5, double factor = 0.5, double minimumLearningRate = 1e-5, double minimumDelta = 1e-4)
        : this(PlateauRule.Keras, monitor, patienceEpochs, factor, minimumLearningRate, minimumDelta)
    {
    }

    private ReduceLROnPlateau(PlateauRule rule, Metric monitor, int patienceEpochs, double factor, double minimumLearningRate, double minimumDelta)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        ArgumentOutOfRangeException.ThrowIfLessThan(patienceEpochs, rule == PlateauRule.Keras ? 1 : 0);
        Argument.Require(factor is > 0 and < 1, factor, "a factor in (0, 1)");
        Argument.Require(minimumLearningRate >= 0, minimumLearningRate, "a rate of at least 0");
        Argument.Require(minimumDelta >= 0, minimumDelta, "a change of at least 0");
        _monitor = monitor;
        Rule = rule;
        PatienceEpochs = patienceEpochs;
        Factor = factor;
        MinimumLearningRate = minimumLearningRate;
        MinimumDelta = minimumDelta;
    }

    /// <summary>Whose rule is followed. Default Keras's.</summary>
    public PlateauRule Rule { get; init; }

    /// <summary>Epochs without improvement before the rate is lowered.</summary>
    public int PatienceEpochs { get; }

    /// <summary>What the rate is multiplied by.</summary>
    public double Factor { get; }

    /// <summary>The rate is not lowered below this.</summary>
    public double MinimumLearningRate { get; }

    /// <summary>The change that does not count as an improvement yet.</summary>
    public double MinimumDelta { get; }

    /// <summary>Whether <see cref="MinimumDelta"/> is the change itself, the default, or a share of the best value.</summary>
    public ThresholdMode ThresholdMode { get; init; }

    /// <summary>Epochs after a change before the count goes on; at least 0. Default 0.</summary>
    public int CooldownEpochs
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(CooldownEpochs));
            field = value;
        }
    }

    /// <summary>A rate that would change by no more than this stays as it is (eps in PyTorch); at least 0. Default 0.</summary>
    public double MinimumChange
    {
        get;
        init
        {
            Argument.Require(value >= 0, value, "a change of at least 0", nameof(MinimumChange));
            field = value;
        }
    }

    /// <inheritdoc />
    public override Metric? Monitored => _monitor;

    /// <summary>Makes a schedule by Keras's rule, with Keras's defaults.</summary>
    /// <param name="monitor">The metric.</param>
    /// <param name="factor">What the rate is multiplied by, in (0, 1).</param>
    /// <param name="patienceEpochs">Epochs without improvement before the rate is lowered; at least 1.</param>
    /// <param name="minimumDelta">The absolute change that does not count as an improvement yet; at least 0.</param>
    /// <param name="cooldownEpochs">Epochs after a change before the count goes on; at least 0.</param>
    /// <param name="minimumLearningRate">The rate is not lowered below this; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static ReduceLROnPlateau Keras(
        Metric monitor, double factor = 0.1, int patienceEpochs = 10, double minimumDelta = 1e-4, int cooldownEpochs = 0, double minimumLearningRate = 0) =>
        new(PlateauRule.Keras, monitor, patienceEpochs, factor, minimumLearningRate, minimumDelta) { CooldownEpochs = cooldownEpochs };

    /// <summary>Makes a schedule by PyTorch's rule, with PyTorch's defaults.</summary>
    /// <param name="monitor">The metric.</param>
    /// <param name="factor">What the rate is multiplied by, in (0, 1).</param>
    /// <param name="patienceEpochs">Epochs without improvement that change nothing yet; at least 0.</param>
    /// <param name="threshold">The change that does not count as an improvement yet; at least 0.</param>
    /// <param name="thresholdMode">Whether that is a share of the best value, the default, or the change itself.</param>
    /// <param name="cooldownEpochs">Epochs after a change in which none is counted; at least 0.</param>
    /// <param name="minimumLearningRate">The rate is not lowered below this; at least 0.</param>
    /// <param name="minimumChange">A rate that would change by no more than this stays as it is (eps); at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static ReduceLROnPlateau PyTorch(
        Metric monitor,
        double factor = 0.1,
        int patienceEpochs = 10,
        double threshold = 1e-4,
        ThresholdMode thresholdMode = ThresholdMode.Relative,
        int cooldownEpochs = 0,
        double minimumLearningRate = 0,
        double minimumChange = 1e-8) =>
        new(PlateauRule.PyTorch, monitor, patienceEpochs, factor, minimumLearningRate, threshold)
        {
            ThresholdMode = thresholdMode,
            CooldownEpochs = cooldownEpochs,
            MinimumChange = minimumChange,
        };
}
