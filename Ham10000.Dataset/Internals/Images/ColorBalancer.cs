namespace Ham10000.Dataset;

/// <summary>Applies <see cref="ColorConstancy"/> in place. Works on histograms, so that the light's colour is the same whatever the
/// order of the sums; keeps its tables, one thread at a time.</summary>
internal sealed class ColorBalancer
{
    private const int Levels = 256;
    private readonly double _power;
    private readonly double[] _powers = new double[Levels];

    // Two histograms a channel: equal neighbours would otherwise wait for each other.
    private readonly int[] _counts = new int[2 * RgbImage.Channels * Levels];
    private readonly byte[] _mapping = new byte[RgbImage.Channels * Levels];

    internal ColorBalancer(ColorConstancy options)
    {
        _power = options.Power;
        for (int level = 0; level < Levels; level++)
        {
            _powers[level] = double.IsInfinity(_power) ? level : Math.Pow(level / 255.0, _power);
        }
    }

    internal void Apply(Span<byte> pixels)
    {
        Count(pixels);
        int count = pixels.Length / RgbImage.Channels;
        var (red, green, blue) = (Light(0, count), Light(1, count), Light(2, count));
        double gray = Math.Sqrt((red * red + green * green + blue * blue) / RgbImage.Channels);
        Map(0, red, gray);
        Map(1, green, gray);
        Map(2, blue, gray);
        Replace(pixels);
    }

    private void Count(ReadOnlySpan<byte> pixels)
    {
        Array.Clear(_counts);
        Span<int> even = _counts.AsSpan(0, RgbImage.Channels * Levels), odd = _counts.AsSpan(RgbImage.Channels * Levels);
        int i = 0;
        for (; i <= pixels.Length - 6; i += 6)
        {
            even[pixels[i]]++;
            even[Levels + pixels[i + 1]]++;
            even[2 * Levels + pixels[i + 2]]++;
            odd[pixels[i + 3]]++;
            odd[Levels + pixels[i + 4]]++;
            odd[2 * Levels + pixels[i + 5]]++;
        }

        for (; i < pixels.Length; i++)
        {
            even[i % 3 * Levels + pixels[i]]++;
        }
    }

    /// <summary>The light's share of a channel.</summary>
    private double Light(int channel, int count)
    {
        double sum = 0, largest = 0;
        for (int level = 0; level < Levels; level++)
        {
            int pixels = _counts[channel * Levels + level] + _counts[(RgbImage.Channels + channel) * Levels + level];
            sum += pixels * _powers[level];
            largest = pixels > 0 ? _powers[level] : largest;
        }

        return double.IsInfinity(_power) ? largest : Math.Pow(sum / count, 1 / _power);
    }

    private void Map(int channel, double light, double gray)
    {
        double gain = light > 0 ? gray / light : 1;
        for (int level = 0; level < Levels; level++)
        {
            _mapping[channel * Levels + level] = (byte)Math.Min(Math.Round(level * gain), 255);
        }
    }

    private void Replace(Span<byte> pixels)
    {
        ReadOnlySpan<byte> red = _mapping.AsSpan(0, Levels), green = _mapping.AsSpan(Levels, Levels), blue = _mapping.AsSpan(2 * Levels, Levels);
        for (int i = 0; i <= pixels.Length - 3; i += 3)
        {
            pixels[i] = red[pixels[i]];
            pixels[i + 1] = green[pixels[i + 1]];
            pixels[i + 2] = blue[pixels[i + 2]];
        }
    }
}
