using System.Security.Cryptography;

namespace Ham10000.Training.Tests;

/// <summary>A fit that was kept, went on for a while and was lost, then taken up by new objects, goes on as if nothing had happened: for every callback and every step.</summary>
[Collection(TorchTests.Name)]
public sealed class CallbackStateTests(SmallSample sample) : IDisposable
{
    private static readonly double[] Scores = [0.5, 0.6, 0.7, 0.3, 0.4, 0.72];
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => Callbacks.Names;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void LoadState_OfAnyStep_GoesOnAsIfUninterrupted(string name)
    {
        var whole = Whole(name);

        for (var kept = 1; kept < whole.Steps; kept += 2)
        {
            var resumed = Resumed(name, kept, lost: kept + 2);

            resumed.Rates.Should().Equal(whole.Rates.Skip(kept), "{0} was kept after step {1}", name, kept);
            resumed.StopReason.Should().Be(whole.StopReason);
            resumed.Weights.Should().Equal(whole.Weights);
            resumed.Files.Should().Equal(whole.Files, "{0} was kept after step {1}", name, kept);
        }
    }

    private Outcome Whole(string name)
    {
        var callback = Callbacks.Make(name, _folder["whole"]);
        using var run = new ScriptedRun(sample, Scores, callback);
        run.Start();
        run.GoTo(run.TotalSteps);
        run.End();
        return new(run, Files("whole"));
    }

    // The first run is left without a word, as a killed process leaves it.
    private Outcome Resumed(string name, int kept, int lost)
    {
        var folder = $"after {kept}";
        var callback = Callbacks.Make(name, _folder[folder]);
        using var first = new ScriptedRun(sample, Scores, callback);
        first.Start();
        first.GoTo(kept);
        using var state = new ScriptedRunState(first.Context, callback);
        first.GoTo(lost);
        (callback as TensorBoardLogger)?.OnFitEnd(first.Context);

        using var second = new ScriptedRun(sample, Scores, Callbacks.Make(name, _folder[folder]));
        second.Start(state);
        second.GoTo(second.TotalSteps);
        second.End();
        return new(second, Files(folder));
    }

    private List<string> Files(string folder)
    {
        if (!Directory.Exists(_folder[folder]))
        {
            return [];
        }

        var events = Directory.EnumerateFiles(_folder[folder], "events*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        return
        [
            .. Directory.EnumerateFiles(_folder[folder], "*", SearchOption.AllDirectories).Except(events).Order(StringComparer.Ordinal)
                .Select(path => $"{Path.GetRelativePath(_folder[folder], path)} {Content(path)}"),
            .. EventReader.ReadRun(events).Where(e => e.SessionStatus == 0 && e.FileVersion.Length == 0).Select(e => $"{e.Step} {e.Tag} {e.Scalar:R} {string.Join(',', e.HistogramCounts)}"),
        ];
    }

    // The start of a resumed fit and its place are lines of their own.
    private static string Content(string path) => Path.GetExtension(path) switch
    {
        ".jsonl" => string.Join('\n', File.ReadLines(path).Where(line => !line.Contains("\"event\":\"fit\"", StringComparison.Ordinal))),
        ".csv" => File.ReadAllText(path),
        _ => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))),
    };

    private sealed record Outcome(IReadOnlyList<(double, double?)> Rates, string? StopReason, IReadOnlyList<string> Weights, IReadOnlyList<string> Files, long Steps)
    {
        public Outcome(ScriptedRun run, IReadOnlyList<string> files)
            : this(run.Rates, run.Context.StopReason, run.Weights, files, run.Context.TotalSteps)
        {
        }
    }
}
