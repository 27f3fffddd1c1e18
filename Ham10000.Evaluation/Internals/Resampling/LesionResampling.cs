using System.Runtime.ExceptionServices;

namespace Ham10000.Evaluation;

/// <summary>Draws lesions again and again and hands each draw to scores. The same seed gives the same draws, whatever the threads and whatever is computed from them.</summary>
internal static class LesionResampling
{
    // Long enough that threads seldom meet at the counter, short enough that a cancelled run stops at once.
    private const int Block = 16;

    /// <summary>Estimates and intervals of several scores, all from the same draws.</summary>
    /// <param name="lesions">The number of lesions.</param>
    /// <param name="count">The number of scores.</param>
    /// <param name="make">Makes an instance for one thread. It is called on one thread at a time.</param>
    /// <param name="options">Valid options.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    public static ResampledScores Run(int lesions, int count, Func<ILesionScores> make, BootstrapOptions options, CancellationToken cancellationToken)
    {
        var estimates = new double[count];
        var once = new int[lesions];
        Array.Fill(once, 1);
        make().Compute(once, estimates);

        var draws = Table(count, options.Resamples);
        Each(draws, lesions, make, (draw, times) => Draw(CounterRandom.Stream(options.Seed, draw), times), options.Threads, cancellationToken);

        double[][]? leftOut = null;
        if (options.Method == BootstrapMethod.BiasCorrectedAccelerated)
        {
            leftOut = Table(count, lesions);
            Each(leftOut, lesions, make, LeaveOut, options.Threads, cancellationToken);
        }

        return new ResampledScores(estimates, draws, leftOut, options);
    }

    /// <summary>Draws as many lesions as there are, with replacement, and counts how often each was drawn.</summary>
    internal static void Draw(ulong stream, Span<int> times)
    {
        times.Clear();
        for (var i = 0; i < times.Length; i++)
        {
            times[CounterRandom.Below(stream, i, times.Length)]++;
        }
    }

    private static void LeaveOut(int lesion, Span<int> times)
    {
        times.Fill(1);
        times[lesion] = 0;
    }

    private static double[][] Table(int rows, int columns)
    {
        var table = new double[rows][];
        for (var row = 0; row < rows; row++)
        {
            table[row] = new double[columns];
        }

        return table;
    }

    private static void Each(double[][] results, int lesions, Func<ILesionScores> make, SetTimes setTimes, int? threads, CancellationToken cancellationToken)
    {
        var rounds = results[0].Length;
        var workers = Math.Min(threads ?? Environment.ProcessorCount, (rounds + Block - 1) / Block);
        var (next, gate) = (0, new Lock());
        try
        {
            Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken }, _ => Work());
        }
        catch (AggregateException failures) when (failures.InnerExceptions.Count > 0)
        {
            // What a caller's score throws reaches the caller as it is.
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }

        void Work()
        {
            ILesionScores scores;
            lock (gate)
            {
                scores = make();
            }

            var (times, values) = (new int[lesions], new double[results.Length]);
            for (var first = Interlocked.Add(ref next, Block) - Block; first < rounds; first = Interlocked.Add(ref next, Block) - Block)
            {
                cancellationToken.ThrowIfCancellationRequested();
                for (var round = first; round < Math.Min(first + Block, rounds); round++)
                {
                    setTimes(round, times);
                    scores.Compute(times, values);
                    for (var score = 0; score < values.Length; score++)
                    {
                        results[score][round] = values[score];
                    }
                }
            }
        }
    }

    private delegate void SetTimes(int round, Span<int> times);
}
