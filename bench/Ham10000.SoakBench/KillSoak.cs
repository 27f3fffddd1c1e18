using System.Diagnostics;

namespace Ham10000.SoakBench;

/// <summary>Kills fits at random moments, resumes each, and compares the weights that they end with.</summary>
internal static class KillSoak
{
    internal static int Run(string folder, int kills, int seed)
    {
        SmallFit.Images(folder);
        var random = new Random(seed);
        var (done, inWriting, runs, different) = (0, 0, 0, 0);
        while (done < kills)
        {
            runs++;
            var run = Path.Combine(folder, $"run-{runs}");
            if (Directory.Exists(run))
            {
                Directory.Delete(run, recursive: true);
            }

            var expected = Finish(folder, "", runs);
            string? found = null;
            while (done < kills && (found = RunAndKill(folder, run, runs, random)) is null)
            {
                done++;
                inWriting += Directory.Exists(run) && Directory.EnumerateFiles(run, ".*.tmp").Any() ? 1 : 0;
                if (done % 20 == 0)
                {
                    Console.WriteLine($"{done} kills, {inWriting} of them inside the writing of a checkpoint; run {runs} is at {Latest(run)}");
                }
            }

            found ??= Finish(folder, run, runs);
            var same = found == expected;
            different += same ? 0 : 1;
            Console.WriteLine($"run {runs}: {found}: {(same ? "as undisturbed, bit for bit" : $"DIFFERENT from {expected}")}");
        }

        Console.WriteLine($"{done} kills, {inWriting} of them inside the writing of a checkpoint, in {runs} runs; {different} ended differently from the undisturbed run.");
        return different == 0 ? 0 : 1;
    }

    // The last line, or null if it was killed before.
    private static string? RunAndKill(string folder, string run, int seed, Random random)
    {
        using var process = Start(folder, run, seed);
        var steps = random.Next(0, 12);
        var line = process.StandardOutput.ReadLine();
        for (var step = 0; step < steps && line is not null && line.StartsWith(SmallFit.Step, StringComparison.Ordinal); step++)
        {
            line = process.StandardOutput.ReadLine();
        }

        if (line is not null && line.StartsWith(SmallFit.Step, StringComparison.Ordinal))
        {
            Thread.Sleep(TimeSpan.FromMicroseconds(random.Next(0, 15_000)));
            process.Kill();
        }

        var last = (line + "\n" + process.StandardOutput.ReadToEnd()).Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(text => !text.StartsWith(SmallFit.Step, StringComparison.Ordinal));
        process.WaitForExit();
        return process.ExitCode == 0 ? last : process.ExitCode == 137 ? null : throw new InvalidOperationException($"The fit ended with code {process.ExitCode} and was not killed. {last}");
    }

    private static string Finish(string folder, string run, int seed)
    {
        using var process = Start(folder, run, seed);
        var last = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "";
        process.WaitForExit();
        return process.ExitCode == 0 ? last : throw new InvalidOperationException($"The fit ended with code {process.ExitCode}. {last}");
    }

    private static string Latest(string run) => Directory.Exists(run) ? Path.GetFileName(Directory.EnumerateFiles(run, "checkpoint-*").Order(StringComparer.Ordinal).LastOrDefault() ?? "its start") : "its start";

    private static Process Start(string folder, string run, int seed)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [typeof(KillSoak).Assembly.Location, "fit", folder, run, seed.ToString()]) { RedirectStandardOutput = true };
        if (!Path.GetFileNameWithoutExtension(Environment.ProcessPath!).Equals("dotnet", StringComparison.OrdinalIgnoreCase))
        {
            start.ArgumentList.RemoveAt(0);
        }

        start.Environment["OMP_NUM_THREADS"] = "1";
        start.Environment["DOTNET_TieredPGO"] = "0";
        return Process.Start(start)!;
    }
}
