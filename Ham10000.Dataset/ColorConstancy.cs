using System.Globalization;

namespace Ham10000.Dataset;

/// <summary>Frees an image from the colour of its light: each channel is multiplied so that the light comes out grey.</summary>
/// <remarks>
/// The light's colour e is estimated from all pixels with a Minkowski norm, e_c = (mean of level_c^p)^(1/p) per channel c, and
/// the channel is multiplied by |e| / (√3 · e_c), where |e| is the Euclidean length of e; the result is rounded and clamped to
/// 0..255. Finlayson and Trezzi, "Shades of Gray and Colour Constancy", 12th Color Imaging Conference, 2004. A channel
/// that is black everywhere stays so.
/// </remarks>
public sealed record ColorConstancy
{
    private const double LargestFinitePower = 64;

    /// <summary>The mean of the image is grey: power 1. Buchsbaum, 1980.</summary>
    public static ColorConstancy GrayWorld { get; } = new() { Power = 1 };

    /// <summary>The brightest level of each channel is white's share of it: power infinity. Land, 1977.</summary>
    public static ColorConstancy MaxRgb { get; } = new() { Power = double.PositiveInfinity };

    /// <summary>The norm's power p. 1..64 or positive infinity; default 6, which Finlayson and Trezzi found best.</summary>
    public double Power { get; init; } = 6;

    /// <summary>How the options enter the name of a store.</summary>
    internal string ShortName => string.Create(CultureInfo.InvariantCulture, $"-shades{(double.IsInfinity(Power) ? "max" : $"{Power:R}")}");

    /// <summary>Shades of grey: a norm between the mean (power 1) and the maximum (power infinity).</summary>
    /// <param name="power">The norm's power p. 1..64 or positive infinity; default 6.</param>
    /// <exception cref="ArgumentException">power is out of range.</exception>
    public static ColorConstancy ShadesOfGray(double power = 6)
    {
        var result = new ColorConstancy { Power = power };
        result.Problems().ThrowIfAny("The colour constancy");
        return result;
    }

    internal IEnumerable<string> Problems()
    {
        if (!(Power is >= 1 and <= LargestFinitePower) && !double.IsPositiveInfinity(Power))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"ColorConstancy.Power {Power} must be 1..{LargestFinitePower} or positive infinity");
        }
    }
}
