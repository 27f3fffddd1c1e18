using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Ham10000.Training.Internals;

/// <summary>What ends a fit from outside: the caller's token and, if wanted, signals. The first signal cancels; a second Ctrl-C, or a later SIGTERM, ends the program at once.</summary>
internal sealed partial class FitCancellation : IDisposable
{
    private static readonly PosixSignal[] Signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];
    private static readonly TimeSpan SameWish = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource _source;
    private readonly List<PosixSignalRegistration> _registrations = [];
    private long _signalledAt;

    internal FitCancellation(bool signals, CancellationToken cancellationToken)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (signals)
        {
            _registrations.AddRange(Signals.Where(signal => !IsIgnored(Number(signal))).Select(signal => PosixSignalRegistration.Create(signal, Handle)));
        }
    }

    internal CancellationToken Token => _source.Token;

    /// <summary>The signal that cancelled the fit; null if none did.</summary>
    internal string? Signal { get; private set; }

    /// <summary>Whether the process was told to ignore a signal, as by nohup; it goes on doing so.</summary>
    internal static bool IsIgnored(int number)
    {
        const string Field = "SigIgn:";
        var line = OperatingSystem.IsLinux() ? File.ReadLines("/proc/self/status").FirstOrDefault(text => text.StartsWith(Field, StringComparison.Ordinal)) : null;
        return line is not null && ulong.TryParse(line.AsSpan(Field.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var mask)
            && ((mask >> (number - 1)) & 1) != 0;
    }

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _source.Dispose();
    }

    /// <summary>Whether a signal after the first one ends the program at once. A closed terminal sends SIGHUP more than once, and <c>timeout</c> sends SIGTERM to the program
    /// and then to its group: neither is a second wish.</summary>
    /// <param name="signal">The later signal.</param>
    /// <param name="sinceTheFirst">The time between them.</param>
    internal static bool EndsAtOnce(PosixSignal signal, TimeSpan sinceTheFirst) => signal switch
    {
        PosixSignal.SIGINT => true,
        PosixSignal.SIGTERM => sinceTheFirst >= SameWish,
        _ => false,
    };

    // Runs on a thread of the runtime's.
    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Signal is not null)
        {
            if (EndsAtOnce(context.Signal, Stopwatch.GetElapsedTime(_signalledAt)))
            {
                Terminate(128 + Number(context.Signal));
            }

            return;
        }

        _signalledAt = Stopwatch.GetTimestamp();
        Signal = Name(context.Signal);
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The fit has just ended.
        }
    }

    private static string Name(PosixSignal signal) => signal switch
    {
        PosixSignal.SIGINT => "Ctrl-C (SIGINT)",
        PosixSignal.SIGTERM => "SIGTERM",
        _ => "SIGHUP",
    };

    private static int Number(PosixSignal signal) => signal switch
    {
        PosixSignal.SIGINT => 2,
        PosixSignal.SIGTERM => 15,
        _ => 1,
    };

    // Environment.Exit would run torch's destructors while the fit is in torch, which crashes.
    private static void Terminate(int code)
    {
        if (OperatingSystem.IsWindows())
        {
            Environment.FailFast(null);
        }

        ExitNow(code);
    }

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void ExitNow(int code);
}
