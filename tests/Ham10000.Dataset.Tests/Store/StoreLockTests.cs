namespace Ham10000.Dataset.Tests;

/// <summary>Two that want the same store at once: one builds, the other waits and reads.</summary>
public class StoreLockTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task OpenOrBuild_WhileAnotherOneBuilds_WaitsAndReads()
    {
        using var files = new StoreFiles(6);
        using var gate = new ManualResetEventSlim();
        var other = new ListLogger();
        var first = Task.Run(() => files.Open(files.Options with { Progress = new Blocked(gate) }));
        await Until(() => files.Log.Lines.Count == 1);

        var second = Task.Run(() => files.Open(files.Options with { Logger = other }));
        await Until(() => other.Lines.Count == 1);
        gate.Set();

        using var built = await first;
        using var read = await second;
        other.Lines.Should().Equal($"Waiting for the image store {built.Path}, which another process is building");
        read[5].ToArray().Should().Equal(files.Expected(5));
        Directory.GetFiles(files.Cache).Should().Equal(built.Path);
    }

    [Fact]
    public async Task OpenOrBuild_CancelledWhileItWaits_Ends()
    {
        using var files = new StoreFiles(6);
        using var gate = new ManualResetEventSlim();
        using var cancelled = new CancellationTokenSource();
        var other = new ListLogger();
        var first = Task.Run(() => files.Open(files.Options with { Progress = new Blocked(gate) }));
        await Until(() => files.Log.Lines.Count == 1);
        var second = Task.Run(() => ImageStore.OpenOrBuild(files.Sources, StoreFiles.Preprocessing, files.Options with { Logger = other }, cancelled.Token));
        await Until(() => other.Lines.Count == 1);

        cancelled.Cancel();

        await FluentActions.Awaiting(() => second).Should().ThrowAsync<OperationCanceledException>();
        gate.Set();
        (await first).Dispose();
    }

    [Fact]
    public async Task OpenOrBuild_TheOtherOneFails_BuildsItself()
    {
        using var files = new StoreFiles(6);
        using var gate = new ManualResetEventSlim();
        using var cancelled = new CancellationTokenSource();
        var other = new ListLogger();
        var first = Task.Run(() => ImageStore.OpenOrBuild(files.Sources, StoreFiles.Preprocessing, files.Options with { Progress = new Blocked(gate) }, cancelled.Token));
        await Until(() => files.Log.Lines.Count == 1);
        var second = Task.Run(() => files.Open(files.Options with { Logger = other }));
        await Until(() => other.Lines.Count == 1);

        cancelled.Cancel();
        gate.Set();

        await FluentActions.Awaiting(() => first).Should().ThrowAsync<OperationCanceledException>();
        using var store = await second;
        store[0].ToArray().Should().Equal(files.Expected(0));
        other.Lines.Should().HaveCount(3).And.HaveElementAt(1, $"Building the image store {store.Path}: there is none yet");
    }

    [Fact]
    public void Take_ALockFileThatCannotBeOpened_IsNotWaitedFor()
    {
        using var files = new StoreFiles(1);
        Directory.CreateDirectory(files.Cache);
        var store = Path.Combine(files.Cache, "any.store");

        // A program that runs cannot be opened for writing: an error that is no other one's lock, of a file that is there.
        File.CreateSymbolicLink(store + ".lock", Environment.ProcessPath!);
        using var longest = new CancellationTokenSource(Longest);
        var waits = 0;

        StoreLock.Take(store, () => waits++, longest.Token).Should().BeNull();
        waits.Should().Be(0, "nobody is building");
    }

    private static async Task Until(Func<bool> condition)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (!condition())
        {
            clock.Elapsed.Should().BeLessThan(Longest);
            await Task.Delay(5);
        }
    }

    private sealed class Blocked(ManualResetEventSlim gate) : IProgress<StoreProgress>
    {
        public void Report(StoreProgress value) => gate.Wait(Longest);
    }
}
