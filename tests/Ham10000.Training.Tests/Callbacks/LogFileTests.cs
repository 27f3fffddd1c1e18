using Ham10000.Training.Internals;
using Microsoft.Extensions.Logging;

namespace Ham10000.Training.Tests;

/// <summary>What a resumed fit cuts off a log, and what it leaves.</summary>
public sealed class LogFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder["log.txt"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_KeptAgainBeforeItsFirstLine_StillCutsWhatFollows()
    {
        var first = Started(FilePath, "one");
        var kept = State(first);
        Add(first, "two");
        var second = new LogFile(FilePath, append: false, "Log");
        second.LoadState(kept, "log");

        // Kept inside an epoch, in which nothing was due; then it goes on, and is killed.
        var keptAgain = State(second);
        second.Open(null, Context());
        Add(second, "two again");
        var third = new LogFile(FilePath, append: false, "Log");
        third.LoadState(keptAgain, "log");
        third.Open(null, Context());
        Add(third, "two at last");

        File.ReadAllText(FilePath).Should().Be("one\ntwo at last\n");
    }

    [Fact]
    public void Open_FileOfAnotherRun_LosesNothing()
    {
        var kept = State(Started(FilePath, "one"));
        var logger = new LineLogger();
        File.WriteAllText(_folder["other.txt"], "a\nb\nc\n");
        var log = new LogFile(_folder["other.txt"], append: false, "Log");
        log.LoadState(kept, "log");

        log.Open(null, Context(logger));
        Add(log, "two");

        File.ReadAllText(_folder["other.txt"]).Should().Be("a\nb\nc\ntwo\n");
        logger.Lines.Should().Equal($"Warning '{_folder["other.txt"]}' is not the file that the checkpoint knows; the log goes on after what is there.");
    }

    private static LogFile Started(string path, string line)
    {
        var log = new LogFile(path, append: false, "Log");
        log.Open(null, Context());
        Add(log, line);
        return log;
    }

    private static void Add(LogFile log, string line)
    {
        log.Add(line);
        log.Flush();
    }

    private static TrainingState State(LogFile log)
    {
        var state = new TrainingState();
        log.SaveState(state, "log");
        return state;
    }

    private static TrainingContext Context(LineLogger? logger = null) => new(null, ScriptedFit.Options(1) with { Logger = logger });

    private sealed class LineLogger : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add($"{logLevel} {formatter(state, exception)}");
    }
}
