using Ham10000.Dataset;

namespace Ham10000.Training;

/// <summary>Random numbers of one batch: a function of seed, epoch and the batch's place in it.</summary>
public sealed class BatchRandom
{
    private CounterRandom _random;

    /// <summary>Starts the numbers of a batch.</summary>
    /// <param name="seed">The fit's seed.</param>
    /// <param name="epoch">The epoch.</param>
    /// <param name="batch">The batch's place in it.</param>
    public BatchRandom(int seed, int epoch, int batch) => Restart(seed, epoch, batch);

    /// <summary>A number in [0, 1), every one as likely.</summary>
    public double NextDouble() => _random.NextDouble();

    /// <summary>An integer from 0 to below a bound, every one as likely.</summary>
    /// <param name="bound">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is below 1.</exception>
    public int NextInt32(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        return _random.NextInt32(bound);
    }

    /// <summary>The numbers 0, 1, 2, ... in a random order, every one as likely.</summary>
    /// <param name="order">Receives them.</param>
    public void NextOrder(Span<int> order)
    {
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        _random.Shuffle(order);
    }

    /// <summary>A number in [0, 1] of the beta distribution with both parameters alike, which prefers the ends below alpha 1 and the middle above it.</summary>
    /// <param name="alpha">Above 0 and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">alpha is not above 0 or not finite.</exception>
    public double NextBeta(double alpha)
    {
        if (!(alpha > 0) || !double.IsFinite(alpha))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "Expected a finite number above 0.");
        }

        // By their logarithms, since both are 0 in double precision where alpha is small.
        var (first, second) = (NextLogGamma(alpha), NextLogGamma(alpha));
        return 1 / (1 + Math.Exp(second - first));
    }

    internal void Restart(int seed, int epoch, int batch) => _random = new CounterRandom(seed, RandomPurpose.BatchTransform, epoch, batch);

    // Marsaglia and Tsang, "A simple method for generating gamma variables", 2000; below 1 with their boost.
    private double NextLogGamma(double alpha)
    {
        var boost = 0.0;
        if (alpha < 1)
        {
            boost = Math.Log(1 - NextDouble()) / alpha;
            alpha++;
        }

        var d = alpha - 1.0 / 3;
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = NextNormal();
            var v = 1 + c * x;
            if (v > 0)
            {
                v = v * v * v;
                if (Math.Log(1 - NextDouble()) < 0.5 * x * x + d - d * v + d * Math.Log(v))
                {
                    return Math.Log(d * v) + boost;
                }
            }
        }
    }

    private double NextNormal() => Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());
}
