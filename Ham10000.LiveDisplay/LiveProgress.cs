using Ham10000.LiveDisplay.Internals;
using Ham10000.Training;
using Spectre.Console;

namespace Ham10000.LiveDisplay;

/// <summary>Shows a fit in the console while it runs: how far it is, images per second, the time left, losses and scores, the latest epochs and the best one.</summary>
/// <remarks>The display is renewed in place, at most every tenth of a second, on the thread of the fit. Where the output is redirected, or the console cannot move its cursor,
/// one plain line per epoch is printed instead, as by <see cref="ConsoleProgress"/>.</remarks>
public sealed class LiveProgress : TrainingCallback
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly string? _name;
    private readonly IAnsiConsole? _console;
    private readonly TimeProvider _time;
    private ConsoleProgress? _plain;
    private LiveArea? _area;
    private long _started;
    private long _shownAt;

    /// <summary>Makes the callback.</summary>
    /// <param name="name">Stands above the display; null for nothing.</param>
    /// <param name="console">Where to show it. Default the process's console.</param>
    /// <param name="time">The clock. Default the system's.</param>
    public LiveProgress(string? name = null, IAnsiConsole? console = null, TimeProvider? time = null)
    {
        _name = name;
        _console = console;
        _time = time ?? TimeProvider.System;
    }

    /// <inheritdoc />
    public override bool OnlyObserves => true;

    /// <inheritdoc />
    public override void OnFitStart(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var console = _console ?? AnsiConsole.Console;
        var isLive = console.Profile.Capabilities is { Interactive: true, Ansi: true } && console.Profile.Out.IsTerminal;
        _plain = isLive ? null : new ConsoleProgress(_name, console.Profile.Out.Writer, interactive: false, _time);
        _area = isLive ? new LiveArea(console) : null;
        _started = _time.GetTimestamp();
        _plain?.OnFitStart(context);
        Show(context);
    }

    /// <inheritdoc />
    public override void OnStepEnd(TrainingContext context)
    {
        if (_area is not null && _time.GetElapsedTime(_shownAt) >= Interval)
        {
            Show(context);
        }
    }

    /// <inheritdoc />
    public override void OnEpochEnd(TrainingContext context)
    {
        _plain?.OnEpochEnd(context);
        Show(context);
    }

    /// <inheritdoc />
    public override void OnFitEnd(TrainingContext context)
    {
        _plain?.OnFitEnd(context);
        Show(context);
        _area?.End();
        (_plain, _area) = (null, null);
    }

    private void Show(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _area?.Show(LiveView.Of(context, _name, _time.GetElapsedTime(_started)));
        _shownAt = _time.GetTimestamp();
    }
}
