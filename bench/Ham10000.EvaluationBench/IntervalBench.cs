using System.Diagnostics;
using Ham10000.Evaluation;

namespace Ham10000.EvaluationBench;

/// <summary>How long intervals take, on the clock and in processor time, which says more on a busy machine; runs after two that compile.</summary>
internal static class IntervalBench
{
    private const int Runs = 5;

    public static void Run(Predictions predictions, int threads)
    {
        var few = new BootstrapOptions { Threads = threads };
        var many = few with { Resamples = 10_000 };
        Console.Error.WriteLine($"balanced-10000: {Bootstrap.BalancedAccuracy(predictions, many)}");
        Console.Error.WriteLine($"all-2000: {ScoreIntervals.Of(predictions, few).Classes[4].RocAuc}");
        Time("balanced-10000", () => Bootstrap.BalancedAccuracy(predictions, many));
        Time("all-2000", () => ScoreIntervals.Of(predictions, few).Classes[4].RocAuc);
        Time("all-2000-corrected", () => ScoreIntervals.Of(predictions, few with { Method = BootstrapMethod.BiasCorrectedAccelerated }).Classes[4].RocAuc);
        Time("metric-2000", () => Bootstrap.Interval(predictions, new LogLoss(), few));

        void Time(string name, Func<ConfidenceInterval> compute)
        {
            compute();
            var before = GC.GetTotalAllocatedBytes(precise: true);
            compute();
            Console.WriteLine($"ours.{name}.kib.{threads} {(GC.GetTotalAllocatedBytes(precise: true) - before) / 1024.0:F0}");
            for (var run = 0; run < Runs; run++)
            {
                var (start, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
                compute();
                Console.WriteLine($"ours.{name}.ms.{threads} {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F1}");
                Console.WriteLine($"ours.{name}.cpu.{threads} {(Environment.CpuUsage.TotalTime - used).TotalMilliseconds:F1}");
            }
        }
    }
}
