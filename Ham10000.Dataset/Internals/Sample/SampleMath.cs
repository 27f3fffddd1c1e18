namespace Ham10000.Dataset;

/// <summary>Functions made of additions, multiplications and square roots, which give the same bits on every machine (those of
/// <see cref="Math"/> for sines and exponentials come from the system's library and do not).</summary>
internal static class SampleMath
{
    /// <summary>The sine of an angle in turns, to about 1e-3.</summary>
    internal static float Sin(float turns)
    {
        var x = turns - MathF.Floor(turns + 0.5f);
        var y = 8 * x * (1 - (2 * MathF.Abs(x)));
        return y * (0.775f + (0.225f * MathF.Abs(y)));
    }

    /// <summary>The cosine of an angle in turns, to about 1e-3.</summary>
    internal static float Cos(float turns) => Sin(turns + 0.25f);

    /// <summary>0 at or below <paramref name="low"/>, 1 at or above <paramref name="high"/>, smooth between.</summary>
    internal static float Step(float low, float high, float x)
    {
        var t = Math.Clamp((x - low) / (high - low), 0f, 1f);
        return t * t * (3 - (2 * t));
    }

    /// <summary>Scrambles a number.</summary>
    internal static uint Hash(uint x)
    {
        x ^= x >> 16;
        x *= 0x7feb352d;
        x ^= x >> 15;
        x *= 0x846ca68b;
        return x ^ (x >> 16);
    }

    internal static float Next(this ref CounterRandom random, float low, float high) => (float)random.NextDouble(low, high);

    internal static bool Chance(this ref CounterRandom random, double probability) => random.NextDouble() < probability;
}
