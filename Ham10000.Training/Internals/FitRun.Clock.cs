using System.Diagnostics;

namespace Ham10000.Training.Internals;

/// <summary>How long the running epoch took.</summary>
internal sealed partial class FitRun
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private long _epochStart;
    private TimeSpan _epochWaited;

    /// <summary>Seconds that the running epoch took so far.</summary>
    private double EpochSeconds => _progress.EpochSecondsBefore + Stopwatch.GetElapsedTime(_epochStart).TotalSeconds;

    /// <summary>Seconds of them in which it waited for images.</summary>
    private double EpochWaitedSeconds => _progress.EpochWaitedBefore + (_loader.Waited - _epochWaited).TotalSeconds;

    private void StartEpochClock() => (_epochStart, _epochWaited) = (Stopwatch.GetTimestamp(), _loader.Waited);
}
