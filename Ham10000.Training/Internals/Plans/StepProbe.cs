using System.Diagnostics;

namespace Ham10000.Training.Internals;

/// <summary>Times the steps of a fit and ends it after enough of them.</summary>
internal sealed class StepProbe(int measuredSteps, CancellationToken cancellationToken) : TrainingCallback
{
    // The first steps build plans, fill pools and start threads.
    private const int WarmUp = 2;

    private readonly List<double> _seconds = [];
    private long _last;

    internal double Median => Timed.Order().ElementAt(Timed.Count / 2);

    internal int Measured => Timed.Count;

    internal long LargestResident { get; private set; }

    /// <summary>The loss of the last step.</summary>
    internal double Loss { get; private set; }

    // Sets of few batches have no more steps than these.
    private List<double> Timed => _seconds.Count > WarmUp ? _seconds[WarmUp..] : _seconds;

    public override void OnEpochStart(TrainingContext context) => _last = Stopwatch.GetTimestamp();

    public override void OnStepEnd(TrainingContext context)
    {
        _seconds.Add(Stopwatch.GetElapsedTime(_last).TotalSeconds);
        Loss = context.StepLoss;
        LargestResident = Math.Max(LargestResident, Environment.WorkingSet);
        if (_seconds.Count == WarmUp + measuredSteps || cancellationToken.IsCancellationRequested)
        {
            context.RequestStop("Enough steps were measured.");
        }

        _last = Stopwatch.GetTimestamp();
    }

    public override void OnEpochEnd(TrainingContext context) => context.RequestStop("The epoch has no more steps.");
}
