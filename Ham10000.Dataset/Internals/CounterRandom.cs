namespace Ham10000.Dataset;

/// <summary>Random numbers that are a function of a key and a counter (Philox 4×32-10), so that what an image gets does not
/// depend on the thread that asks or on what was drawn before.</summary>
/// <remarks>Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011.</remarks>
internal struct CounterRandom
{
    private readonly uint _key0, _key1, _counter1, _counter2, _counter3;
    private uint _block, _word0, _word1, _word2, _word3;
    private int _left;

    /// <summary>Starts the sequence of a seed, a purpose and three numbers of the caller's.</summary>
    internal CounterRandom(int seed, RandomPurpose purpose, int first = 0, int second = 0, int third = 0)
    {
        (_key0, _key1, _counter1, _counter2, _counter3) = ((uint)seed, (uint)purpose, (uint)first, (uint)second, (uint)third);
    }

    internal uint NextUInt32()
    {
        if (_left == 0)
        {
            (_word0, _word1, _word2, _word3) = Block(_block++, _counter1, _counter2, _counter3, _key0, _key1);
            _left = 4;
        }

        return _left-- switch { 4 => _word0, 3 => _word1, 2 => _word2, _ => _word3 };
    }

    /// <summary>Uniform in [0, 1), in steps of 2^-53.</summary>
    internal double NextDouble() => ((NextUInt32() >> 5) * 67_108_864.0 + (NextUInt32() >> 6)) / 9_007_199_254_740_992.0;

    /// <summary>Uniform in [low, high).</summary>
    internal double NextDouble(double low, double high) => low + (high - low) * NextDouble();

    /// <summary>Uniform in 0..bound - 1, without bias.</summary>
    internal int NextInt32(int bound)
    {
        uint threshold = (0u - (uint)bound) % (uint)bound;
        while (true)
        {
            ulong product = (ulong)NextUInt32() * (uint)bound;
            if ((uint)product >= threshold)
            {
                return (int)(product >> 32);
            }
        }
    }

    /// <summary>Puts items into a random order.</summary>
    internal void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = NextInt32(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>The generator itself: ten rounds over a counter of four words with a key of two.</summary>
    internal static (uint, uint, uint, uint) Block(uint a, uint b, uint c, uint d, uint key0, uint key1)
    {
        for (int round = 0; round < 10; round++)
        {
            ulong first = 0xD2511F53UL * a, second = 0xCD9E8D57UL * c;
            (a, b, c, d) = ((uint)(second >> 32) ^ b ^ key0, (uint)second, (uint)(first >> 32) ^ d ^ key1, (uint)first);
            key0 += 0x9E3779B9;
            key1 += 0xBB67AE85;
        }

        return (a, b, c, d);
    }
}
