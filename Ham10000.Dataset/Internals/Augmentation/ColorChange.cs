using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ham10000.Dataset;

/// <summary>Brightness, contrast, saturation and hue of an image, changed by torchvision's formulas on grey levels 0..255.</summary>
/// <param name="Brightness">The factor f of adjust_brightness: f · level.</param>
/// <param name="Contrast">That of adjust_contrast: f · level + (1 - f) · mean grey level of the image.</param>
/// <param name="Saturation">That of adjust_saturation: f · level + (1 - f) · grey level of the pixel.</param>
/// <param name="Hue">What adjust_hue adds to the hue, in turns, -0.5..0.5.</param>
internal readonly record struct ColorChange(float Brightness, float Contrast, float Saturation, float Hue)
{
    private const int ValuesPerStep = RgbLanes.Count * RgbImage.Channels;

    // A sum of so many steps stays within a float's precision.
    private const int StepsPerRun = 256;
    private const float RedWeight = 0.2989f, GreenWeight = 0.587f, BlueWeight = 0.114f;

    /// <summary>Changes interleaved RGB levels in place, then scales them.</summary>
    internal void Apply(Span<float> levels, in PixelScaling scaling)
    {
        float mean = Contrast == 1 ? 0 : MeanGrey(levels);
        int whole = levels.Length - levels.Length % ValuesPerStep;
        ref float level = ref MemoryMarshal.GetReference(levels);
        for (int i = 0; i < whole; i += ValuesPerStep)
        {
            Scaled(Change(RgbLanes.Load(ref Unsafe.Add(ref level, i)), mean), scaling).Store(ref Unsafe.Add(ref level, i));
        }

        if (whole < levels.Length)
        {
            Span<float> rest = stackalloc float[ValuesPerStep];
            rest.Clear();
            levels[whole..].CopyTo(rest);
            Scaled(Change(RgbLanes.Load(ref rest[0]), mean), scaling).Store(ref rest[0]);
            rest[..(levels.Length - whole)].CopyTo(levels[whole..]);
        }
    }

    /// <summary>The mean grey level after the change of brightness, which comes first.</summary>
    private float MeanGrey(Span<float> levels)
    {
        double sum = 0;
        var run = Vector512<float>.Zero;
        int whole = levels.Length - levels.Length % ValuesPerStep;
        ref float level = ref MemoryMarshal.GetReference(levels);
        for (int i = 0, step = 1; i < whole; i += ValuesPerStep, step++)
        {
            run += Grey(Brightened(RgbLanes.Load(ref Unsafe.Add(ref level, i))));
            if (step % StepsPerRun == 0)
            {
                sum += Vector512.Sum(run);
                run = Vector512<float>.Zero;
            }
        }

        Span<float> rest = stackalloc float[ValuesPerStep];
        rest.Clear();
        levels[whole..].CopyTo(rest);
        sum += Vector512.Sum(run) + Vector512.Sum(Grey(Brightened(RgbLanes.Load(ref rest[0]))));
        return (float)(sum / (levels.Length / RgbImage.Channels));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private RgbLanes Change(RgbLanes pixels, float mean)
    {
        pixels = Brightened(pixels);
        if (Contrast != 1)
        {
            pixels = Blend(pixels, Vector512.Create(mean), Contrast);
        }

        if (Saturation != 1)
        {
            pixels = Blend(pixels, Grey(pixels), Saturation);
        }

        return Hue == 0 ? pixels : Turned(pixels);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private RgbLanes Brightened(RgbLanes pixels)
    {
        var factor = Vector512.Create(Brightness);
        return new RgbLanes(Clamp(pixels.Red * factor), Clamp(pixels.Green * factor), Clamp(pixels.Blue * factor));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static RgbLanes Blend(RgbLanes pixels, Vector512<float> other, float share)
    {
        var (factor, rest) = (Vector512.Create(share), Vector512.Create(1 - share) * other);
        return new RgbLanes(
            Clamp(Vector512.MultiplyAddEstimate(pixels.Red, factor, rest)),
            Clamp(Vector512.MultiplyAddEstimate(pixels.Green, factor, rest)),
            Clamp(Vector512.MultiplyAddEstimate(pixels.Blue, factor, rest)));
    }

    /// <summary>Turns the hue. HSV's hue in sixths of a circle h, largest level v and chroma c give each channel back as
    /// v - c · clamp(min(k, 4 - k), 0, 1) with k = (h + 5, 3 or 1) mod 6.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private RgbLanes Turned(RgbLanes pixels)
    {
        var (red, green, blue) = (pixels.Red, pixels.Green, pixels.Blue);
        var largest = Vector512.Max(Vector512.Max(red, green), blue);
        var chroma = largest - Vector512.Min(Vector512.Min(red, green), blue);
        var inverse = Vector512.ConditionalSelect(Vector512.Equals(chroma, Vector512<float>.Zero), Vector512<float>.Zero, Vector512<float>.One / chroma);
        var hue = Vector512.ConditionalSelect(
            Vector512.Equals(largest, red),
            (green - blue) * inverse,
            Vector512.ConditionalSelect(
                Vector512.Equals(largest, green),
                Vector512.Create(2f) + (blue - red) * inverse,
                Vector512.Create(4f) + (red - green) * inverse));
        hue += Vector512.Create(6 * Hue);
        return new RgbLanes(Channel(hue, 5, largest, chroma), Channel(hue, 3, largest, chroma), Channel(hue, 1, largest, chroma));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Channel(Vector512<float> hue, float offset, Vector512<float> largest, Vector512<float> chroma)
    {
        var k = hue + Vector512.Create(offset);
        k -= Vector512.Create(6f) * Vector512.Floor(k * Vector512.Create(1 / 6f));
        var share = Vector512.Min(Vector512.Max(Vector512.Min(k, Vector512.Create(4f) - k), Vector512<float>.Zero), Vector512<float>.One);
        return largest - chroma * share;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static RgbLanes Scaled(RgbLanes pixels, in PixelScaling scaling) => new(
        (pixels.Red - Vector512.Create(scaling.Mean.Red)) * Vector512.Create(scaling.Scale.Red),
        (pixels.Green - Vector512.Create(scaling.Mean.Green)) * Vector512.Create(scaling.Scale.Green),
        (pixels.Blue - Vector512.Create(scaling.Mean.Blue)) * Vector512.Create(scaling.Scale.Blue));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Grey(RgbLanes pixels) =>
        pixels.Red * Vector512.Create(RedWeight) + pixels.Green * Vector512.Create(GreenWeight) + pixels.Blue * Vector512.Create(BlueWeight);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Clamp(Vector512<float> levels) => Vector512.Min(Vector512.Max(levels, Vector512<float>.Zero), Vector512.Create(255f));
}
