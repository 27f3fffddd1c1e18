using System.Diagnostics;

namespace Ham10000.Training.Tests.Documentation;

public sealed class TimeLimit(TimeSpan limit) : TrainingCallback
{
    private readonly Stopwatch _clock = new();

    public override void OnFitStart(TrainingContext context) => _clock.Restart();

    public override void OnStepEnd(TrainingContext context)
    {
        if (_clock.Elapsed > limit)
        {
            context.RequestStop($"The time limit of {limit.TotalMinutes:0} minutes is over.");
        }
    }
}
