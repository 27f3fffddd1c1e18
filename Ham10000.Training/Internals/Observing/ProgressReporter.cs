namespace Ham10000.Training.Internals;

/// <summary>Reports at most one step per interval, and every change of stage.</summary>
internal sealed class ProgressReporter(IProgress<TrainingProgress> progress, TimeSpan interval)
{
    private readonly TimeProvider _time = TimeProvider.System;
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private long _reported;

    internal void StepEnd(TrainingContext context)
    {
        if (_time.GetElapsedTime(_reported) >= interval)
        {
            Report(context, TrainingStage.Training);
        }
    }

    internal void Report(TrainingContext context, TrainingStage stage)
    {
        _reported = _time.GetTimestamp();
        progress.Report(TrainingProgress.Of(context, stage, _time.GetElapsedTime(_started)));
    }
}
