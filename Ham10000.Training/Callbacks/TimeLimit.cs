using Ham10000.Training.Internals;

namespace Ham10000.Training;

/// <summary>Stops the fit after the step in which a time limit is passed.</summary>
/// <remarks>The time of a resumed fit is added to that before its checkpoint. Where the fit stops depends on the machine's speed, so two such fits need not be alike.</remarks>
public sealed class TimeLimit : TrainingCallback
{
    private readonly TimeProvider _time;
    private long _started;
    private TimeSpan _before;

    /// <summary>Makes the callback.</summary>
    /// <param name="limit">How long the fit may take, validation and callbacks included; more than nothing.</param>
    /// <param name="time">The clock. Default the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not positive.</exception>
    public TimeLimit(TimeSpan limit, TimeProvider? time = null)
    {
        Argument.Require(limit > TimeSpan.Zero, limit.TotalSeconds, "more than nothing", nameof(limit));
        Limit = limit;
        _time = time ?? TimeProvider.System;
    }

    /// <summary>How long the fit may take.</summary>
    public TimeSpan Limit { get; }

    private TimeSpan Elapsed => _before + _time.GetElapsedTime(_started);

    /// <inheritdoc />
    public override void OnFitStart(TrainingContext context)
    {
        _started = _time.GetTimestamp();
        _before = TimeSpan.Zero;
    }

    /// <inheritdoc />
    public override void OnStepEnd(TrainingContext context) => Check(context);

    /// <inheritdoc />
    public override void OnEpochEnd(TrainingContext context) => Check(context);

    /// <summary>Writes how long the fit has taken.</summary>
    /// <param name="state">Takes the value.</param>
    public override void SaveState(TrainingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Write("ticks", Elapsed.Ticks);
    }

    /// <summary>Takes over how long the fit had taken.</summary>
    /// <param name="state">The value.</param>
    public override void LoadState(TrainingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _before = TimeSpan.FromTicks(state.ReadInteger("ticks"));
        _started = _time.GetTimestamp();
    }

    private void Check(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.StopReason is null && Elapsed > Limit)
        {
            context.RequestStop(FormattableString.Invariant($"TimeLimit: the fit has taken more than {Limit:c}."));
        }
    }
}
