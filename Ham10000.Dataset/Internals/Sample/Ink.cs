namespace Ham10000.Dataset;

/// <summary>A colour in grey levels, 0..255.</summary>
internal readonly record struct Ink(float R, float G, float B)
{
    internal static Ink Mix(Ink a, Ink b, float share)
        => new(a.R + (share * (b.R - a.R)), a.G + (share * (b.G - a.G)), a.B + (share * (b.B - a.B)));

    internal Ink Times(float factor) => new(R * factor, G * factor, B * factor);

    /// <summary>The colour with a little chance in its lightness and in each channel.</summary>
    internal Ink Vary(ref CounterRandom random, float lightness = 0.10f, float channel = 6)
    {
        var factor = (float)random.NextDouble(1 - lightness, 1 + lightness);
        return new Ink(
            (R * factor) + (float)random.NextDouble(-channel, channel),
            (G * factor) + (float)random.NextDouble(-channel, channel),
            (B * factor) + (float)random.NextDouble(-channel, channel));
    }
}
