namespace Ham10000.Models;

/// <summary>Random starting weights that depend on the seed alone: not on the device, the libtorch version or the number of threads,
/// and without touching torch's own random state.</summary>
/// <remarks>SplitMix64 (Steele, Lea and Flood 2014); normal numbers by Box and Muller's method.</remarks>
internal sealed class WeightRandom(int seed)
{
    private ulong _state = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL);

    /// <summary>Fills a kernel of which each output is computed from <paramref name="fanIn"/> values, and each input goes into <paramref name="fanOut"/>.</summary>
    public void Fill(Span<float> values, KernelInitializer initializer, double fanIn, double fanOut)
    {
        switch (initializer)
        {
            case KernelInitializer.GlorotUniform:
                FillUniform(values, Math.Sqrt(6 / (fanIn + fanOut)));
                break;
            case KernelInitializer.HeUniform:
                FillUniform(values, Math.Sqrt(6 / fanIn));
                break;
            case KernelInitializer.HeNormal:
                FillTruncatedNormal(values, Math.Sqrt(2 / fanIn));
                break;
            default:
                FillUniform(values, 0.05);
                break;
        }
    }

    public void FillUniform(Span<float> values, double limit)
    {
        foreach (ref var value in values)
        {
            value = (float)(((2 * NextDouble()) - 1) * limit);
        }
    }

    public void FillNormal(Span<float> values, double deviation)
    {
        for (var i = 0; i < values.Length; i += 2)
        {
            var radius = deviation * Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
            var (sine, cosine) = Math.SinCos(2 * Math.PI * NextDouble());
            values[i] = (float)(radius * cosine);
            if (i + 1 < values.Length)
            {
                values[i + 1] = (float)(radius * sine);
            }
        }
    }

    /// <summary>Normal numbers without those beyond two deviations, scaled so that what remains has the deviation asked for, as Keras has it.</summary>
    public void FillTruncatedNormal(Span<float> values, double deviation)
    {
        const double DeviationOfTruncated = 0.87962566103423978;
        Span<float> one = stackalloc float[1];
        foreach (ref var value in values)
        {
            do
            {
                FillNormal(one, 1);
            }
            while (Math.Abs(one[0]) > 2);
            value = (float)(one[0] * deviation / DeviationOfTruncated);
        }
    }

    /// <summary>Uniform in [0, 1), 53 bits.</summary>
    private double NextDouble()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
