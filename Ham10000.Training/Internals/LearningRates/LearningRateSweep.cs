namespace Ham10000.Training.Internals;

/// <summary>Raises the learning rate from step to step and notes the losses.</summary>
internal sealed class LearningRateSweep(LearningRateFinderOptions options) : LearningRateSchedule
{
    private readonly List<LearningRatePoint> _points = [];
    private double _mean;
    private double _least = double.PositiveInfinity;

    /// <summary>Whether the loss has become several times its least value, or no number.</summary>
    internal bool HasDiverged { get; private set; }

    /// <inheritdoc />
    public override void OnStepEnd(TrainingContext context)
    {
        if (_points.Count == options.Steps || context.StopReason is not null)
        {
            return;
        }

        Add(RateOf(_points.Count), context.StepLoss);
        if (HasDiverged)
        {
            context.RequestStop("The loss diverged.");
        }
        else if (_points.Count == options.Steps)
        {
            context.RequestStop("The highest learning rate is reached.");
        }
        else
        {
            context.SetLearningRate(RateOf(_points.Count));
        }
    }

    /// <summary>The next loss was not finite.</summary>
    internal void Diverge() => HasDiverged = true;

    /// <summary>What the steps so far say.</summary>
    internal LearningRateCurve Curve() => LearningRateCurve.Of(_points, HasDiverged, options);

    internal void Add(double rate, double loss)
    {
        _mean = (options.Smoothing * _mean) + ((1 - options.Smoothing) * loss);
        var smoothed = _mean / (1 - Math.Pow(options.Smoothing, _points.Count + 1));
        _points.Add(new LearningRatePoint(rate, loss, smoothed));
        HasDiverged = !double.IsFinite(smoothed) || smoothed > options.DivergenceFactor * _least;
        _least = Math.Min(_least, smoothed);
    }

    internal double RateOf(int step) => options.Lowest * Math.Pow(options.Highest / options.Lowest, (double)step / (options.Steps - 1));
}
