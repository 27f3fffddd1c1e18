namespace Ham10000.Evaluation;

/// <summary>Random numbers by position: number i of stream s under a seed is one hash, so that results never depend on threads or order.</summary>
/// <remarks>The mixing function is that of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).</remarks>
internal static class CounterRandom
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    /// <summary>The key of one stream.</summary>
    public static ulong Stream(int seed, int stream) =>
        Mix(Mix(unchecked((ulong)seed + Step)) + ((ulong)stream + 1) * Step);

    /// <summary>Number <paramref name="position"/> of a stream, from 0 to <paramref name="limit"/> − 1.</summary>
    public static int Below(ulong stream, int position, int limit) =>
        (int)Math.BigMul(Mix(stream + ((ulong)position + 1) * Step), (ulong)limit, out _);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
