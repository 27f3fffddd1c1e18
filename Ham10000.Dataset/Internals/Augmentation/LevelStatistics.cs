using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ham10000.Dataset;

/// <summary>Mean and deviation of the grey levels of one image, as the scaling that standardises it.</summary>
internal static class LevelStatistics
{
    // Sums of so many levels a lane keep a float's precision; doubles carry them on.
    private const int LevelsPerRun = 48 * 128;

    internal static PixelScaling Scalar(ReadOnlySpan<float> levels)
    {
        double mean = Total(Sums(levels, default, squared: false)) / levels.Length;
        double squares = Total(Sums(levels, ChannelValues.All((float)mean), squared: true));
        return PixelScaling.Of(ChannelValues.All((float)mean), ChannelValues.All(Deviation(squares, levels.Length)));
    }

    internal static PixelScaling PerChannel(ReadOnlySpan<float> levels)
    {
        int count = levels.Length / RgbImage.Channels;
        var sums = Sums(levels, default, squared: false);
        var mean = new ChannelValues((float)(sums.Red / count), (float)(sums.Green / count), (float)(sums.Blue / count));
        var squares = Sums(levels, mean, squared: true);
        return PixelScaling.Of(mean, new(Deviation(squares.Red, count), Deviation(squares.Green, count), Deviation(squares.Blue, count)));
    }

    /// <summary>The mean level of each channel.</summary>
    internal static ChannelValues Mean(ReadOnlySpan<float> levels)
    {
        double count = levels.Length / RgbImage.Channels;
        var (red, green, blue) = Sums(levels, default, squared: false);
        return new ChannelValues((float)(red / count), (float)(green / count), (float)(blue / count));
    }

    // The floor of tf.image.per_image_standardization, so that an image of one colour becomes zeros.
    private static float Deviation(double squares, int count) => (float)Math.Max(Math.Sqrt(squares / count), 1 / Math.Sqrt(count));

    private static double Total((double Red, double Green, double Blue) sums) => sums.Red + sums.Green + sums.Blue;

    /// <summary>Per channel the sum of level - centre, or of its square.</summary>
    private static (double Red, double Green, double Blue) Sums(ReadOnlySpan<float> levels, ChannelValues centre, bool squared)
    {
        Span<double> sums = [0, 0, 0];
        while (levels.Length > 0)
        {
            int length = Math.Min(levels.Length, LevelsPerRun);
            AddRun(levels[..length], centre, squared, sums);
            levels = levels[length..];
        }

        return (sums[0], sums[1], sums[2]);
    }

    private static void AddRun(ReadOnlySpan<float> levels, ChannelValues centre, bool squared, Span<double> sums)
    {
        const int Step = 48, Lanes = 16;
        var (centre0, centre1, centre2) = PixelScaling.Repeat(centre);
        var (sum0, sum1, sum2) = (Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero);
        ref float level = ref MemoryMarshal.GetReference(levels);
        int i = 0;
        for (; i <= levels.Length - Step; i += Step)
        {
            var (a, b, c) = (Vector512.LoadUnsafe(ref level, (nuint)i) - centre0, Vector512.LoadUnsafe(ref level, (nuint)(i + Lanes)) - centre1, Vector512.LoadUnsafe(ref level, (nuint)(i + 2 * Lanes)) - centre2);
            sum0 += squared ? a * a : a;
            sum1 += squared ? b * b : b;
            sum2 += squared ? c * c : c;
        }

        for (int lane = 0; lane < Lanes; lane++)
        {
            sums[lane % 3] += sum0[lane];
            sums[(lane + Lanes) % 3] += sum1[lane];
            sums[(lane + 2 * Lanes) % 3] += sum2[lane];
        }

        for (; i < levels.Length; i++)
        {
            float difference = levels[i] - centre0[i % 3];
            sums[i % 3] += squared ? difference * difference : difference;
        }
    }
}
