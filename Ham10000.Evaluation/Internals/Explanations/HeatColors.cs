namespace Ham10000.Evaluation;

/// <summary>The colours of a map's values, from dark violet through green to bright yellow.</summary>
/// <remarks>Viridis (Smith and van der Walt, SciPy 2015; in the public domain) at nine places and straight lines between them. Its lightness rises evenly from end to end, so that it reads the same in grey and
/// to the colour-blind, and no step looks like a border that the map does not have; skin and lesions have none of its colours.</remarks>
internal static class HeatColors
{
    private static readonly (byte Red, byte Green, byte Blue)[] Anchors =
    [
        (0x44, 0x01, 0x54), (0x47, 0x2D, 0x7B), (0x3B, 0x52, 0x8B), (0x2C, 0x72, 0x8E), (0x21, 0x91, 0x8C), (0x28, 0xAE, 0x80), (0x5E, 0xC9, 0x62), (0xAD, 0xDC, 0x30), (0xFD, 0xE7, 0x25),
    ];

    /// <summary>The colour of a value.</summary>
    /// <param name="value">0..1.</param>
    public static (double Red, double Green, double Blue) Of(double value)
    {
        var place = Math.Clamp(value, 0, 1) * (Anchors.Length - 1);
        var index = Math.Min((int)place, Anchors.Length - 2);
        var (from, to, share) = (Anchors[index], Anchors[index + 1], place - index);
        return (Mix(from.Red, to.Red, share), Mix(from.Green, to.Green, share), Mix(from.Blue, to.Blue, share));
    }

    private static double Mix(double from, double to, double share) => from + (share * (to - from));
}
