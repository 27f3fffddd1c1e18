using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ham10000.Dataset;

/// <summary>(level - mean) · scale, per channel. In this order, so that an image of one colour becomes zeros without a remainder.</summary>
internal readonly record struct PixelScaling(ChannelValues Mean, ChannelValues Scale)
{
    private const int Lanes16 = 16;

    /// <summary>What brings a mean to 0 and a deviation to 1.</summary>
    internal static PixelScaling Of(ChannelValues mean, ChannelValues deviation) =>
        new(mean, new((float)(1.0 / deviation.Red), (float)(1.0 / deviation.Green), (float)(1.0 / deviation.Blue)));

    /// <summary>What a grey level becomes.</summary>
    internal ChannelValues Of(float level) => new((level - Mean.Red) * Scale.Red, (level - Mean.Green) * Scale.Green, (level - Mean.Blue) * Scale.Blue);

    /// <summary>Scales interleaved RGB levels in place.</summary>
    internal void Apply(Span<float> levels)
    {
        var (scale0, scale1, scale2) = Repeat(Scale);
        var (mean0, mean1, mean2) = Repeat(Mean);
        ref float level = ref MemoryMarshal.GetReference(levels);
        int i = 0;
        for (; i <= levels.Length - 3 * Lanes16; i += 3 * Lanes16)
        {
            ((Vector512.LoadUnsafe(ref level, (nuint)i) - mean0) * scale0).StoreUnsafe(ref level, (nuint)i);
            ((Vector512.LoadUnsafe(ref level, (nuint)(i + Lanes16)) - mean1) * scale1).StoreUnsafe(ref level, (nuint)(i + Lanes16));
            ((Vector512.LoadUnsafe(ref level, (nuint)(i + 2 * Lanes16)) - mean2) * scale2).StoreUnsafe(ref level, (nuint)(i + 2 * Lanes16));
        }

        for (; i < levels.Length; i++)
        {
            levels[i] = (levels[i] - mean0[i % 3]) * scale0[i % 3];
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
}
