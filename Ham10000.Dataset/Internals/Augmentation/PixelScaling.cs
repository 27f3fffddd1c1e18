using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ham10000.Dataset;

/// <summary>level · scale + bias, per channel.</summary>
internal readonly record struct PixelScaling(ChannelValues Scale, ChannelValues Bias)
{
    private const int Lanes16 = 16;

    /// <summary>What brings a mean to 0 and a deviation to 1.</summary>
    internal static PixelScaling Of(ChannelValues mean, ChannelValues deviation)
    {
        var (red, green, blue) = (Channel(mean.Red, deviation.Red), Channel(mean.Green, deviation.Green), Channel(mean.Blue, deviation.Blue));
        return new PixelScaling(new(red.Scale, green.Scale, blue.Scale), new(red.Bias, green.Bias, blue.Bias));
    }

    /// <summary>Scales interleaved RGB levels in place.</summary>
    internal void Apply(Span<float> levels)
    {
        var (scale0, scale1, scale2) = Repeat(Scale);
        var (bias0, bias1, bias2) = Repeat(Bias);
        ref float level = ref MemoryMarshal.GetReference(levels);
        int i = 0;
        for (; i <= levels.Length - 3 * Lanes16; i += 3 * Lanes16)
        {
            Vector512.MultiplyAddEstimate(Vector512.LoadUnsafe(ref level, (nuint)i), scale0, bias0).StoreUnsafe(ref level, (nuint)i);
            Vector512.MultiplyAddEstimate(Vector512.LoadUnsafe(ref level, (nuint)(i + Lanes16)), scale1, bias1).StoreUnsafe(ref level, (nuint)(i + Lanes16));
            Vector512.MultiplyAddEstimate(Vector512.LoadUnsafe(ref level, (nuint)(i + 2 * Lanes16)), scale2, bias2).StoreUnsafe(ref level, (nuint)(i + 2 * Lanes16));
        }

        for (; i < levels.Length; i++)
        {
            levels[i] = float.MultiplyAddEstimate(levels[i], scale0[i % 3], bias0[i % 3]);
        }
    }

    /// <summary>Three vectors that repeat red, green, blue over 48 lanes.</summary>
    internal static (Vector512<float> First, Vector512<float> Second, Vector512<float> Third) Repeat(ChannelValues values)
    {
        var (r, g, b) = (values.Red, values.Green, values.Blue);
        return (
            Vector512.Create(r, g, b, r, g, b, r, g, b, r, g, b, r, g, b, r),
            Vector512.Create(g, b, r, g, b, r, g, b, r, g, b, r, g, b, r, g),
            Vector512.Create(b, r, g, b, r, g, b, r, g, b, r, g, b, r, g, b));
    }

    private static (float Scale, float Bias) Channel(double mean, double deviation) => ((float)(1 / deviation), (float)(-mean / deviation));
}
